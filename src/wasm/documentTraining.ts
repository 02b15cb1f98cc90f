import type { RecurrentState, TokenBatch, TrainStepOptions, TrainStepResult } from '../engine/backend.ts';
import type { DocumentMemory } from './documentMemory.ts';
import type { Command } from './rank.ts';
import { emptyState, loadState, rememberedIn, requireState, storeState } from './statePlaces.ts';
import { countScored, layTimeMajor } from './timeMajor.ts';
import { Training } from './training.ts';

/** Training steps of a document's model, and what lies between two of them. */
export class DocumentTraining {
  readonly steps: Training;
  readonly #memory: DocumentMemory;
  /** Sequences whose state is carried; 0 where the next step starts from zero. */
  #carried = 0;
  /** Earlier states that attention may look back on, in each of them. */
  #remembered = 0;

  constructor(memory: DocumentMemory, execute: (command: Command) => void) {
    this.steps = new Training(memory, execute);
    this.#memory = memory;
  }

  /** One step from the carried state. Whatever is thrown, parameters and carried state are those before it. */
  step(tokens: TokenBatch, options: TrainStepOptions): TrainStepResult {
    const { batch, time } = tokens;
    if (this.#carried === 0) this.writeCarried(null, batch);
    else if (this.#carried !== batch) throw new RangeError(`The carried state is not one of ${batch} sequences.`);
    this.#layReady(tokens);
    const { updates } = this.steps;
    const work = { batch, time, attended: this.#remembered, scored: countScored(tokens.targets) };
    const result = this.steps.step(work, options);
    if (this.steps.updates === updates) return result;
    this.#carried = batch;
    this.#remembered = Math.min(this.#memory.plan.configuration.attentionWindow, this.#remembered + time);
    return result;
  }

  readCarried(): RecurrentState | null {
    if (this.#carried === 0) return null;
    const { machine, plan, shards } = this.#memory;
    const state = emptyState(plan.configuration, this.#carried, this.#remembered);
    for (const [rank, shard] of shards.entries()) {
      const slice = this.#memory.sliceOf(rank, this.#carried);
      loadState(machine, plan.configuration, shard.carriedState(this.#remembered), slice, state);
    }
    return state;
  }

  /** Null is the zero state, for the `batch` sequences of the next step. */
  writeCarried(state: RecurrentState | null, batch = state?.batch ?? 0): void {
    const { machine, plan, shards } = this.#memory;
    const { configuration, capacity } = plan;
    if (state) requireState(configuration, state, state.batch);
    if (batch > capacity.batch) throw new RangeError(`A state of ${batch} sequences is larger than ${capacity.batch}.`);
    this.#remembered = rememberedIn(state, configuration);
    for (const [rank, shard] of shards.entries()) {
      const slice = this.#memory.sliceOf(rank, batch);
      storeState(machine, configuration, state, slice, shard.carriedState(this.#remembered));
    }
    this.#carried = state?.batch ?? 0;
  }

  #layReady({ batch, time, inputs, targets }: TokenBatch): void {
    const { machine, shards } = this.#memory;
    for (const [rank, { network }] of shards.entries()) {
      const slice = this.#memory.sliceOf(rank, batch);
      layTimeMajor(machine, inputs, time, slice, network.embedding.tokens);
      layTimeMajor(machine, targets, time, slice, network.decoder.targets);
    }
  }
}
