import { sentence } from '../text/sentence.ts';
import { CheckpointError, quote } from './safetensors.ts';
import type { Tensor, Tensors } from './tensor.ts';

/** Weights beyond this are damage: no training gets there. */
export const largestWeight = 1e6;

/**
 * The tensors of these names and shapes out of a file, in this order. Throws a `CheckpointError` when one is missing, has another
 * shape, or holds a value that is not within `largest`.
 */
export function takeTensors(
  tensors: Tensors,
  shapes: ReadonlyMap<string, readonly number[]>,
  largest: number,
): ReadonlyMap<string, Tensor> {
  const taken = new Map<string, Tensor>();
  for (const [name, shape] of shapes) {
    const tensor = tensors.get(name);
    if (!tensor) throw new CheckpointError(sentence('This checkpoint lacks {0}.', quote(name)));
    if (tensor.shape.join() !== shape.join()) {
      const found = `[${tensor.shape.join(', ')}]`;
      throw new CheckpointError(
        sentence('{0} has shape {1} where [{2}] is needed.', quote(name), found, shape.join(', ')),
      );
    }
    if (!tensor.data.every((value) => Math.abs(value) <= largest)) {
      throw new CheckpointError(sentence('{0} holds impossible values: the file is damaged.', quote(name)));
    }
    taken.set(name, tensor);
  }
  return taken;
}
