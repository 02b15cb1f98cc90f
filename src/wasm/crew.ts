import { StepCancelled } from '../engine/backend.ts';
import type { ModelMemory } from './modelMemory.ts';
import { Rank, type Command } from './rank.ts';

/** What carries out the commands of a training step on a model's memory. */
export interface Crew {
  /**
   * Returns when every thread is done. Throws `StepCancelled` when told to stop, except within an update: a step is cancelled as a whole.
   * Throws an error when a thread failed; after one within an update the weights may be half updated.
   */
  execute(command: Command): void;
  /** Called between two kernels of the calling thread: throws where a step is to end early. */
  pulse(): void;
  dispose(): void;
}

/** The calling thread alone. */
export class SoleCrew implements Crew {
  readonly #rank: Rank;
  readonly #cancelled: () => boolean;
  #mayEnd = false;

  constructor(memory: ModelMemory, cancelled: () => boolean) {
    this.#rank = new Rank(memory, 0);
    this.#cancelled = cancelled;
  }

  execute(command: Command): void {
    this.#mayEnd = command.kind !== 'update';
    try {
      this.pulse();
      this.#rank.execute(command);
    } finally {
      this.#mayEnd = false;
    }
  }

  pulse(): void {
    if (this.#mayEnd && this.#cancelled()) throw new StepCancelled('Training was told to stop.');
  }

  dispose(): void {
    this.#mayEnd = false;
  }
}
