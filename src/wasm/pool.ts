import { StepCancelled } from '../engine/backend.ts';
import { sentence, SentenceError, type Sentence } from '../text/sentence.ts';
import type { Crew } from './crew.ts';
import type { ModelMemory } from './modelMemory.ts';
import { PoolControl } from './poolControl.ts';
import type { PoolThreadData } from './poolThread.ts';
import { Rank, type Command } from './rank.ts';

/** Starts a thread that calls `serve` with `data`; returns what ends it by force. */
export type StartThread = (data: PoolThreadData) => () => void;

export interface PoolSetup extends Pick<PoolThreadData, 'module' | 'memory'> {
  readonly startThread: StartThread;
  /** Milliseconds without a sign of life after which a thread that has a command counts as dead. */
  readonly silence: number;
  readonly cancelled: () => boolean;
}

/** How long the calling thread waits at a time before it looks around, in milliseconds. */
const PATIENCE = 5;

/** The same as `silence` for threads that are still starting. */
const STARTING = 30_000;

/**
 * The threads that share a model's training; the calling one computes too, as rank 0. The others are started by the first command, and
 * anew by the first after one of them died.
 */
export class Pool implements Crew {
  readonly #memory: ModelMemory<PoolThreadData['plan']>;
  readonly #setup: PoolSetup;
  readonly #rank: Rank;
  #control: PoolControl | null = null;
  #terminations: readonly (() => void)[] = [];
  /** Whether the threads there are have finished a command. */
  #proven = false;
  /** Whether what is carried out may be cut short. */
  #mayEnd = false;

  constructor(memory: ModelMemory<PoolThreadData['plan']>, setup: PoolSetup) {
    this.#memory = memory;
    this.#setup = setup;
    this.#rank = new Rank(memory, 0);
  }

  execute(command: Command): void {
    this.#mayEnd = command.kind !== 'update';
    try {
      // The calling thread's slice may be empty: then this is its one occasion to look.
      if (this.#mayEnd && this.#setup.cancelled()) throw cancellation();
      this.#executeTogether(command);
    } finally {
      this.#mayEnd = false;
    }
  }

  pulse(): void {
    if (!this.#mayEnd) return;
    if (this.#setup.cancelled()) this.#control?.stop();
    if (this.#control?.stopped) throw cancellation();
  }

  dispose(): void {
    this.#control?.dismiss();
    this.#control = null;
  }

  #executeTogether(command: Command): void {
    const control = (this.#control ??= this.#assemble());
    control.announce(command);
    let thrown: unknown = null;
    try {
      this.#rank.execute(command);
    } catch (error) {
      control.stop();
      thrown = error;
    }
    this.#awaitOthers(control);
    if (thrown !== null) throw thrown;
    if (control.stopped) throw cancellation();
  }

  #assemble(): PoolControl {
    const control = new PoolControl();
    const { module, memory, startThread } = this.#setup;
    const { plan } = this.#memory;
    this.#proven = false;
    this.#terminations = Array.from({ length: plan.capacity.threads - 1 }, (_, i) =>
      startThread({ module, memory, plan, rank: i + 1, control: control.buffer }),
    );
    return control;
  }

  /** Returns when all other threads have done their part; throws when one failed or died. */
  #awaitOthers(control: PoolControl): void {
    const others = this.#terminations.length;
    const limit = this.#proven ? this.#setup.silence : STARTING;
    let pulses = control.pulses;
    let silence = 0;
    for (let { arrived } = control; arrived < others && !control.failed; { arrived } = control) {
      control.awaitArrival(arrived, PATIENCE);
      if (this.#mayEnd && this.#setup.cancelled()) control.stop();
      // Counted in waits, not by the clock, which runs on while a machine sleeps.
      silence = control.pulses === pulses ? silence + PATIENCE : 0;
      pulses = control.pulses;
      if (silence > limit) this.#abandon(sentence('A training thread stopped working.'));
    }
    if (control.failed) this.#abandon(sentence('A training thread failed.'));
    this.#proven = true;
  }

  #abandon(reason: Sentence): never {
    this.#control?.stop();
    this.#control = null;
    for (const terminate of this.#terminations) terminate();
    this.#terminations = [];
    const ended = sentence('{0} Training ended before this step; it can go on from the last checkpoint.', reason);
    throw new SentenceError(ended);
  }
}

function cancellation(): StepCancelled {
  return new StepCancelled('Training was told to stop.');
}
