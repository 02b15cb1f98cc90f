/** log softmax of one row of logits. */
export function logProbabilities(logits: Float32Array, normaliser = logNormaliser(logits)): Float64Array {
  return Float64Array.from(logits, (logit) => logit - normaliser);
}

/** log(sum(exp(logits))): what a logit exceeds its log-probability by, in nats, within 1e-9. */
export function logNormaliser(logits: Float32Array): number {
  let largest = -Infinity;
  for (let id = 0; id < logits.length; id++) if (logits[id]! > largest) largest = logits[id]!;
  let total = 0;
  for (let id = 0; id < logits.length; id++) total += expBelowZero(logits[id]! - largest);
  return largest + Math.log(total);
}

/** exp(-n / 16) for every n down to exp(-64). */
const powers = Float64Array.from({ length: 64 * 16 + 1 }, (_, n) => Math.exp(-n / 16));

/** exp(x) for x up to 0, by a table and the series: several times as fast as Math.exp. Zero below -64. */
function expBelowZero(x: number): number {
  if (x < -64) return 0;
  const n = (x * -16) | 0;
  const rest = x + n / 16; // from -1/16 to 0
  const s = rest * rest;
  return powers[n]! * (1 + rest + s * (1 / 2 + rest / 6 + s * (1 / 24 + rest / 120)));
}
