import type { TrainStepOptions, TrainStepResult } from '../engine/backend.ts';
import type { ModelMemory } from './modelMemory.ts';
import { correctedRates, type Command } from './rank.ts';

/** What a training step is of, beside the tokens laid ready before each shard. */
export interface Work extends Pick<Command & { kind: 'findGradients' }, 'batch' | 'time' | 'attended'> {
  /** How many targets are scored. */
  readonly scored: number;
}

/** Training steps of any model: gradients, their sum over all threads, one update of Adam. */
export class Training {
  /** Updates made. */
  updates = 0;
  readonly #memory: ModelMemory;
  readonly #execute: (command: Command) => void;

  /** `execute` has all threads carry out one command and returns when they are done. */
  constructor(memory: ModelMemory, execute: (command: Command) => void) {
    this.#memory = memory;
    this.#execute = execute;
  }

  /** One step. When loss or gradient are not finite, or something is thrown on the way to them, nothing is updated. */
  step({ batch, time, attended, scored }: Work, options: TrainStepOptions): TrainStepResult {
    const { learningRate, clip, dropoutSeed } = options;
    const scale = scored === 0 ? 0 : 1 / scored;
    this.#execute({ kind: 'findGradients', batch, time, scale, dropoutSeed, attended });
    this.#execute({ kind: 'gather' });
    const loss = this.#summedNats(batch, time) * scale;
    const squares = this.#memory.machine.doubles(this.#memory.sums, this.#memory.shards.length);
    const gradientNorm = Math.sqrt(squares.reduce((sum, square) => sum + square, 0));
    if (!Number.isFinite(loss) || !Number.isFinite(gradientNorm)) return { loss, gradientNorm };
    const gradientScale = gradientNorm > clip ? clip / gradientNorm : 1;
    const rates = correctedRates(learningRate, this.updates + 1);
    this.#execute({ kind: 'update', batch, time, ...rates, gradientScale });
    this.updates++;
    return { loss, gradientNorm };
  }

  #summedNats(batch: number, time: number): number {
    const { machine, shards } = this.#memory;
    let sum = 0;
    for (const [rank, shard] of shards.entries()) {
      const { count } = this.#memory.sliceOf(rank, batch);
      for (const nats of machine.floats(shard.nats, time * count)) sum += nats;
    }
    return sum;
  }
}
