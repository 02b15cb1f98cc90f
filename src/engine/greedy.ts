import type { EncodedSources, PairsModel } from './pairsModel.ts';

export interface GreedyOptions {
  readonly begin: number;
  readonly end: number;
  /** Most units of an output. */
  readonly longest: number;
}

/** The outputs of a whole batch of sources at once, taking the likeliest unit at every step; without markers. */
export function decodeGreedily(model: PairsModel, encoded: EncodedSources, options: GreedyOptions): Int32Array[] {
  const { batch } = encoded.sources;
  const vocabulary = model.configuration.targetVocabulary;
  const outputs: number[][] = Array.from({ length: batch }, () => []);
  const sources = Int32Array.from({ length: batch }, (_, row) => row);
  const done = new Set<number>();
  let tokens = new Int32Array(batch).fill(options.begin);
  let state = null;
  for (let position = 0; position < options.longest && done.size < batch; position++) {
    const step = model.decode(encoded, sources, tokens, state);
    state = step.state;
    tokens = tokens.map((_, row) => likeliest(step.logits.subarray(row * vocabulary, (row + 1) * vocabulary)));
    for (const [row, token] of tokens.entries()) {
      if (token === options.end) done.add(row);
      if (!done.has(row)) outputs[row]?.push(token);
    }
  }
  return outputs.map((output) => Int32Array.from(output));
}

/** The index of the largest of some logits. */
export function likeliest(logits: Float32Array): number {
  let best = 0;
  for (let id = 1; id < logits.length; id++) if ((logits[id] ?? 0) > (logits[best] ?? 0)) best = id;
  return best;
}
