import { logNormaliser } from './logProbabilities.ts';

/** The ids of the `count` largest logits with their probabilities (softmax), best first; of equal ones the smaller id first. */
export function likeliest(
  logits: Float32Array,
  count: number,
): { readonly id: number; readonly probability: number }[] {
  const top: number[] = [];
  let least = -Infinity;
  for (let id = 0; id < logits.length; id++) {
    const logit = logits[id]!;
    if (top.length === count && !(logit > least)) continue;
    let place = Math.min(top.length, count - 1);
    for (; place > 0 && logit > logits[top[place - 1]!]!; place--) top[place] = top[place - 1]!;
    top[place] = id;
    if (top.length === count) least = logits[top[count - 1]!]!;
  }
  const normaliser = logNormaliser(logits);
  return top.map((id) => ({ id, probability: Math.exp(logits[id]! - normaliser) }));
}
