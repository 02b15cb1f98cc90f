import { logNormaliser } from './logProbabilities.ts';

/**
 * The ids of the `count` largest logits with their probabilities (softmax), best first; of equal ones the smaller id first. Summing
 * the exponentials is most of the work: a model's `normaliser` saves it.
 */
export function likeliest(
  logits: Float32Array,
  count: number,
  normaliser = logNormaliser(logits),
): { readonly id: number; readonly probability: number }[] {
  const top: number[] = [];
  const rank = (id: number): void => {
    const logit = logits[id]!;
    let place = Math.min(top.length, count - 1);
    for (; place > 0 && logit > logits[top[place - 1]!]!; place--) top[place] = top[place - 1]!;
    top[place] = id;
  };
  let id = 0;
  for (; id < Math.min(count, logits.length); id++) rank(id);
  let least = logits[top.at(-1)!]!;
  for (; id < logits.length; id++) {
    if (!(logits[id]! > least)) continue;
    rank(id);
    least = logits[top[count - 1]!]!;
  }
  return top.map((id) => ({ id, probability: Math.exp(logits[id]! - normaliser) }));
}
