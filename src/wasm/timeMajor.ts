import type { Address } from './kernels.ts';
import type { Machine } from './machine.ts';
import type { Slice } from './modelMemory.ts';

/**
 * Lays the ids of a slice of a batch [batch, time] into memory as [time, count], what is negative as `padding`; returns them there.
 * Neighbours in time are then neighbouring matrices.
 */
export function layTimeMajor(
  machine: Machine,
  ids: Int32Array,
  time: number,
  { first, count }: Slice,
  address: Address,
  padding = -1,
): Int32Array {
  const laid = machine.integers(address, time * count);
  for (let b = 0; b < count; b++) {
    for (let t = 0; t < time; t++) {
      const id = ids[(first + b) * time + t] ?? padding;
      laid[t * count + b] = id < 0 ? padding : id;
    }
  }
  return laid;
}

/** How many of some targets are scored: those that are not negative. */
export function countScored(targets: Int32Array): number {
  let count = 0;
  for (const target of targets) if (target >= 0) count++;
  return count;
}
