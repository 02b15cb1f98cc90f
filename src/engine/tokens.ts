import type { ModelCapacity, TokenBatch } from './backend.ts';

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
  checkTokens(
    targets.filter((target) => target !== -1),
    vocabulary,
  );
}
