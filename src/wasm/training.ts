import type { RecurrentState, TokenBatch, TrainStepOptions, TrainStepResult } from '../engine/backend.ts';
import { correctedRates, type Command } from './rank.ts';
import type { DocumentMemory } from './documentMemory.ts';
import { emptyState, loadState, rememberedIn, requireState, storeState } from './statePlaces.ts';

/** Training steps of a document's model, and what lies between two of them. */
export class Training {
  /** Updates made. */
  updates = 0;
  readonly #memory: DocumentMemory;
  readonly #execute: (command: Command) => void;
  /** Sequences whose state is carried; 0 where the next step starts from zero. */
  #carried = 0;
  /** Earlier states that attention may look back on, in each of them. */
  #remembered = 0;

  /** `execute` has all threads carry out one command and returns when they are done. */
  constructor(memory: DocumentMemory, execute: (command: Command) => void) {
    this.#memory = memory;
    this.#execute = execute;
  }

  /**
   * One step. When loss or gradient are not finite, nothing is updated: the caller sees it in the result. Whatever is thrown,
   * parameters and carried state are those before the step.
   */
  step(tokens: TokenBatch, { learningRate, clip, dropoutSeed }: TrainStepOptions): TrainStepResult {
    const { batch, time } = tokens;
    if (this.#carried === 0) this.writeCarried(null, batch);
    else if (this.#carried !== batch) throw new RangeError(`The carried state is not one of ${batch} sequences.`);
    const scored = this.#layReady(tokens);
    const scale = scored === 0 ? 0 : 1 / scored;
    this.#execute({ kind: 'findGradients', batch, time, scale, dropoutSeed, remembered: this.#remembered });
    this.#execute({ kind: 'gather' });
    const loss = this.#summedNats(batch, time) * scale;
    const squares = this.#memory.machine.doubles(this.#memory.sums, this.#memory.shards.length);
    const gradientNorm = Math.sqrt(squares.reduce((sum, square) => sum + square, 0));
    if (!Number.isFinite(loss) || !Number.isFinite(gradientNorm)) return { loss, gradientNorm };
    const gradientScale = gradientNorm > clip ? clip / gradientNorm : 1;
    const rates = correctedRates(learningRate, this.updates + 1);
    this.#execute({ kind: 'update', batch, time, ...rates, gradientScale });
    this.updates++;
    this.#carried = batch;
    this.#remembered = Math.min(this.#memory.plan.configuration.attentionWindow, this.#remembered + time);
    return { loss, gradientNorm };
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

  /** Lays tokens and targets before each shard, time-major; returns how many targets are scored. */
  #layReady({ batch, time, inputs, targets }: TokenBatch): number {
    const { machine, shards } = this.#memory;
    let scored = 0;
    for (const [rank, { network }] of shards.entries()) {
      const { first, count } = this.#memory.sliceOf(rank, batch);
      const read = machine.integers(network.embedding.tokens, time * count);
      const predicted = machine.integers(network.decoder.targets, time * count);
      for (let b = 0; b < count; b++) {
        for (let t = 0; t < time; t++) {
          const from = (first + b) * time + t;
          const target = targets[from] ?? -1;
          read[t * count + b] = inputs[from] ?? 0;
          predicted[t * count + b] = target;
          if (target >= 0) scored++;
        }
      }
    }
    return scored;
  }

  #summedNats(batch: number, time: number): number {
    const { machine, shards } = this.#memory;
    let sum = 0;
    for (const [rank, { network }] of shards.entries()) {
      const { count } = this.#memory.sliceOf(rank, batch);
      for (const nats of machine.floats(network.decoder.nats, time * count)) sum += nats;
    }
    return sum;
  }
}
