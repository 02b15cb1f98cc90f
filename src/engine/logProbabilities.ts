/** log softmax of one row of logits. */
export function logProbabilities(logits: Float32Array): Float64Array {
  const largest = logits.reduce((a, b) => Math.max(a, b), -Infinity);
  const total = logits.reduce((sum, logit) => sum + Math.exp(logit - largest), 0);
  const normaliser = largest + Math.log(total);
  return Float64Array.from(logits, (logit) => logit - normaliser);
}
