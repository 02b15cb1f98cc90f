import { advance } from './arena.ts';
import type { Address } from './kernels.ts';
import type { ModelMemory } from './modelMemory.ts';

/** One of the three parts of a training step; all threads finish one before the next begins. */
export type Command =
  | {
      readonly kind: 'findGradients';
      readonly batch: number;
      readonly time: number;
      readonly scale: number;
      readonly dropoutSeed: number;
      readonly attended: number;
    }
  /** Sum the gradients of all threads, and the squares of the sums. */
  | { readonly kind: 'gather' }
  /** Adam, and the state carried on. The rates carry the bias corrections (see the kernel). */
  | {
      readonly kind: 'update';
      readonly batch: number;
      readonly time: number;
      readonly rate: number;
      readonly epsilon: number;
      readonly gradientScale: number;
    };

export const BETA1 = 0.9;
export const BETA2 = 0.999;

/** What one thread of those that share a training step does: in passes its slice of the batch, in sums its slice of the parameters. */
export class Rank {
  readonly #memory: ModelMemory;
  readonly #rank: number;

  constructor(memory: ModelMemory, rank: number) {
    this.#memory = memory;
    this.#rank = rank;
  }

  execute(command: Command): void {
    switch (command.kind) {
      case 'findGradients':
        this.#findGradients(command);
        break;
      case 'gather':
        this.#gather();
        break;
      case 'update':
        this.#update(command);
        break;
    }
  }

  #findGradients({ batch, time, ...pass }: Command & { kind: 'findGradients' }): void {
    const { machine, shards, block } = this.#memory;
    const shard = shards[this.#rank];
    machine.reviseWeights();
    const { first, count } = this.#memory.sliceOf(this.#rank, batch);
    if (count === 0) machine.kernels.clear(block.size, shard?.gradients ?? 0);
    else shard?.findGradients({ ...pass, extent: { time, batch: count }, firstSequence: first });
  }

  #gather(): void {
    const { machine, shards, sums } = this.#memory;
    const { kernels } = machine;
    const { offset, count } = this.#slice();
    const [total = 0, ...others] = shards.map(({ gradients }): Address => advance(gradients, offset));
    for (const other of others) kernels.addTo(count, other, total);
    machine.doubles(sums, shards.length)[this.#rank] = kernels.sumOfSquares(count, total);
  }

  #update({ batch, time, rate, epsilon, gradientScale }: Command & { kind: 'update' }): void {
    const { machine, shards, weights, mean, variance } = this.#memory;
    const { offset, count } = this.#slice();
    const [weight, m, v] = [weights, mean, variance].map((block) => advance(block, offset)) as [number, number, number];
    const gradient = advance(shards[0]?.gradients ?? 0, offset);
    machine.kernels.adam(count, weight, gradient, m, v, rate, BETA1, BETA2, epsilon, gradientScale);
    const slice = this.#memory.sliceOf(this.#rank, batch);
    shards[this.#rank]?.keepState({ time, batch: slice.count });
  }

  /** This thread's part of a block, in floats: whole cache lines. */
  #slice(): { readonly offset: number; readonly count: number } {
    const { block, shards } = this.#memory;
    const share = Math.ceil(block.size / shards.length / 16) * 16;
    const offset = Math.min(block.size, this.#rank * share);
    return { offset, count: Math.min(share, block.size - offset) };
  }
}

/** Adam's step size and epsilon with the bias corrections of update number `updates` (counted from 1). */
export function correctedRates(
  learningRate: number,
  updates: number,
): { readonly rate: number; readonly epsilon: number } {
  const root = Math.sqrt(1 - BETA2 ** updates);
  return { rate: (learningRate * root) / (1 - BETA1 ** updates), epsilon: 1e-8 * root };
}
