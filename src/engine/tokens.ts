import type { ModelCapacity, TokenBatch } from './backend.ts';
import type { PairsModelConfiguration } from './configuration.ts';
import type { PairBatch, PairsCapacity, SourceBatch } from './pairsModel.ts';

/** Throws a RangeError unless every id is one of `vocabulary`. */
export function checkTokens(ids: Int32Array, vocabulary: number): void {
  const wrong = ids.find((id) => id < 0 || id >= vocabulary);
  if (wrong !== undefined) throw new RangeError(`Token ${wrong} is not one of a vocabulary of ${vocabulary}.`);
}

/** Throws a RangeError unless the batch fits the model's room, its own sizes and the vocabulary. */
export function checkTokenBatch(batch: TokenBatch, vocabulary: number, capacity: ModelCapacity): void {
  const { inputs, targets, time } = batch;
  if (!(batch.batch >= 1 && batch.batch <= capacity.batch && time >= 1 && time <= capacity.sequence)) {
    throw new RangeError(
      `A batch of ${batch.batch} sequences of ${time} tokens is larger than ${capacity.batch} of ${capacity.sequence}.`,
    );
  }
  if (inputs.length !== batch.batch * time || targets.length !== inputs.length) {
    throw new RangeError(`A batch of ${batch.batch} sequences of ${time} tokens needs that many inputs and targets.`);
  }
  checkTokens(inputs, vocabulary);
  checkPadded(targets, vocabulary);
}

/** Throws a RangeError unless every source has at least one unit, padding only behind its end, and all are of the vocabulary. */
export function checkSources({ batch, time, tokens }: SourceBatch, vocabulary: number): void {
  if (batch < 1 || time < 1 || tokens.length !== batch * time) {
    throw new RangeError(`A batch of ${batch} sources of up to ${time} units needs that many ids.`);
  }
  checkPadded(tokens, vocabulary);
  for (let row = 0; row < batch; row++) {
    const source = tokens.subarray(row * time, (row + 1) * time);
    const end = source.indexOf(-1);
    if (end === 0) throw new RangeError('A source must have at least one unit.');
    if (end > 0 && source.subarray(end).some((id) => id !== -1)) {
      throw new RangeError('Padding must stand behind the end of a source.');
    }
  }
}

/** Throws a RangeError unless the batch fits the model's room, its own sizes and the vocabularies. */
export function checkPairBatch(
  { sources, time, inputs, targets }: PairBatch,
  { sourceVocabulary, targetVocabulary }: PairsModelConfiguration,
  capacity: PairsCapacity,
): void {
  const { batch } = sources;
  if (batch > capacity.batch || sources.time > capacity.sourceTime || time > capacity.targetTime) {
    const room = `${capacity.batch} pairs of ${capacity.sourceTime} and ${capacity.targetTime}`;
    throw new RangeError(`A batch of ${batch} pairs of ${sources.time} and ${time} units is larger than ${room}.`);
  }
  if (time < 1 || inputs.length !== batch * time || targets.length !== inputs.length) {
    throw new RangeError(`A batch of ${batch} pairs with ${time} decoder steps needs that many inputs and targets.`);
  }
  checkSources(sources, sourceVocabulary);
  checkPadded(inputs, targetVocabulary);
  checkPadded(targets, targetVocabulary);
}

function checkPadded(ids: Int32Array, vocabulary: number): void {
  checkTokens(
    ids.filter((id) => id !== -1),
    vocabulary,
  );
}
