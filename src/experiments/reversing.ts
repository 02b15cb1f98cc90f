import type { DecoderStep, ForcedAttention, PairBatch, PairsModel } from '../engine/pairsModel.ts';
import { Random } from '../engine/random.ts';

/** Letters that occur. */
export const letters = 16;
/** The token that begins and ends an output. */
const edge = letters;
export const vocabularySize = letters + 1;

/** What is done to attention's weights before they are used. */
export type AttentionChange = 'as learned' | 'equal' | 'shuffled';

/** Rows of letters, and the same rows backwards. */
export function pairsBatch(batch: number, length: number, random: Random): PairBatch {
  const time = length + 1;
  const tokens = Int32Array.from({ length: batch * length }, () => random.below(letters));
  const inputs = new Int32Array(batch * time).fill(edge);
  const targets = new Int32Array(batch * time).fill(edge);
  for (let row = 0; row < batch; row++)
    for (let step = 0; step < length; step++) {
      const letter = tokens[row * length + length - 1 - step] ?? 0;
      targets[row * time + step] = letter;
      inputs[row * time + step + 1] = letter;
    }
  return { sources: { batch, time: length, tokens }, time, inputs, targets };
}

/** Share of letters right, each answer being written greedily from the network's own earlier letters. */
export function accuracyOf(
  model: PairsModel,
  length: number,
  rows: number,
  change: AttentionChange = 'as learned',
): number {
  const pairs = pairsBatch(rows, length, new Random(500 + length));
  const { outputs } = write(model, pairs, change);
  let right = 0;
  for (let row = 0; row < rows; row++)
    for (let step = 0; step < length; step++)
      if (outputs[step]?.[row] === pairs.targets[row * (length + 1) + step]) right++;
  return right / rows / length;
}

/** One source with what was written for it and the weights, and how often over many the largest weight was in the right place. */
export function attentionOf(model: PairsModel, length: number) {
  const rows = 32;
  const pairs = pairsBatch(rows, length, new Random(900));
  const { outputs, attention } = write(model, pairs, 'as learned');
  let aligned = 0;
  for (let row = 0; row < rows; row++)
    for (let step = 0; step < length; step++) {
      const weights = rowOf(attention[step], row, length);
      if (weights.indexOf(Math.max(...weights)) === length - 1 - step) aligned++;
    }
  return {
    source: pairs.sources.tokens.slice(0, length),
    output: outputs.map((letter) => letter[0] ?? 0),
    weights: attention.map((step) => rowOf(step, 0, length).map((weight) => Math.round(1000 * weight) / 1000)),
    aligned: aligned / rows / length,
  };
}

export function lettersOf(ids: Iterable<number>): string[] {
  return Array.from(ids, (id) => (id === edge ? '·' : String.fromCodePoint(97 + id)));
}

function write(model: PairsModel, pairs: PairBatch, change: AttentionChange) {
  const { batch, time: length } = pairs.sources;
  const encoded = model.encode(pairs.sources);
  const sources = Int32Array.from({ length: batch }, (_, row) => row);
  const random = new Random(77);
  const outputs: Int32Array[] = [];
  const attention: Float32Array[] = [];
  let tokens: Int32Array = new Int32Array(batch).fill(edge);
  let state: DecoderStep['state'] | null = null;
  for (let step = 0; step < length; step++) {
    const own: DecoderStep = model.decode(encoded, sources, tokens, state);
    const forced = own.attention && changed(own.attention, batch, length, change, random);
    const used: DecoderStep = forced ? model.decode(encoded, sources, tokens, state, forced) : own;
    tokens = Int32Array.from(sources, (row) => likeliest(used.logits, row));
    state = used.state;
    outputs.push(tokens);
    attention.push(used.attention ?? new Float32Array(batch * length));
  }
  return { outputs, attention };
}

/** The weights to force instead of a step's own; null to leave them. */
function changed(
  attention: Float32Array,
  batch: number,
  length: number,
  change: AttentionChange,
  random: Random,
): ForcedAttention | null {
  if (change === 'as learned') return null;
  return Array.from({ length: batch }, (_, row) => {
    if (change === 'equal') return new Float32Array(length).fill(1 / length);
    const weights = rowOf(attention, row, length);
    for (let n = weights.length - 1; n > 0; n--) {
      const other = random.below(n + 1);
      [weights[n], weights[other]] = [weights[other] ?? 0, weights[n] ?? 0];
    }
    return Float32Array.from(weights);
  });
}

function rowOf(values: Float32Array | undefined, row: number, width: number): number[] {
  return Array.from(values?.subarray(row * width, (row + 1) * width) ?? []);
}

function likeliest(logits: Float32Array, row: number): number {
  const own = logits.subarray(row * vocabularySize, (row + 1) * vocabularySize);
  return own.indexOf(Math.max(...own));
}
