import { likeliest } from './greedy.ts';
import type { PairBatch, PairsModel } from './pairsModel.ts';
import { uniformAt } from './random.ts';

/** `uniformAt`'s stream for which steps are forced. */
const forcingStream = 103;

/**
 * The batch with each decoder input but the first kept with probability `ratio`, else replaced by what the model itself would
 * have written there, having read what stands before it (scheduled sampling, Bengio 2015). The choice is seeded; the model's own
 * units are chosen without dropout.
 */
export function withTeacherForcing(model: PairsModel, batch: PairBatch, ratio: number, seed: number): PairBatch {
  if (ratio >= 1) return batch;
  const { sources, time } = batch;
  const encoded = model.encode(sources);
  const rows = Int32Array.from({ length: sources.batch }, (_, row) => row);
  const vocabulary = model.configuration.targetVocabulary;
  const inputs = batch.inputs.slice();
  let state = null;
  for (let step = 0; step + 1 < time; step++) {
    const tokens = rows.map((row) => Math.max(0, inputs[row * time + step] ?? 0));
    const { logits, state: after } = model.decode(encoded, rows, tokens, state);
    state = after;
    for (const row of rows) {
      const next = row * time + step + 1;
      if (inputs[next] === -1 || uniformAt(seed, forcingStream, next) < ratio) continue;
      inputs[next] = likeliest(logits.subarray(row * vocabulary, (row + 1) * vocabulary));
    }
  }
  return { ...batch, inputs };
}
