import type { ModelConfiguration } from '../engine/configuration.ts';
import { Arena } from './arena.ts';
import type { Address } from './kernels.ts';
import type { Extent } from './layers/extent.ts';
import type { Machine } from './machine.ts';
import { ParameterBlock } from './parameterBlock.ts';

/** What of a model a thread has to know to find everything in its memory. */
export interface ModelPlan {
  readonly configuration: ModelConfiguration;
  readonly capacity: {
    /** Most sequences of a training step. */
    readonly batch: number;
    readonly trainable: boolean;
    readonly threads: number;
  };
}

/** Sequences `first` to `first + count` of a batch. */
export interface Slice {
  readonly first: number;
  readonly count: number;
}

/** What a thread has to know of a step beside the tokens laid ready for it. */
export interface Pass {
  readonly extent: Extent;
  /** The place in the whole batch of this thread's first sequence. */
  readonly firstSequence: number;
  /** What the summed cross-entropy is multiplied with: one over the number of scored tokens. */
  readonly scale: number;
  readonly dropoutSeed: number;
  /** Positions that attention can look at beside the pass's own: earlier states of a document, units of the longest source. */
  readonly attended: number;
}

/** One thread's share of a batch: a network and the gradients it finds. */
export interface Shard {
  /** A block of gradients. */
  readonly gradients: Address;
  /** [time, batch]: each token's cross-entropy in nats, after `findGradients` */
  readonly nats: Address;
  /** Forward and backward over what was laid ready; sets `gradients`. */
  findGradients(pass: Pass): void;
  /** Keeps what the next step starts from, after an update. */
  keepState(extent: Extent): void;
}

/**
 * Where everything of a model lies: weights, Adam's moments, what each thread works in. Every thread that builds it from the same plan
 * finds the same places.
 */
export abstract class ModelMemory<Plan extends ModelPlan = ModelPlan, ShardOfModel extends Shard = Shard> {
  readonly machine: Machine;
  readonly plan: Plan;
  readonly block: ParameterBlock;
  /** A block of weights. */
  readonly weights: Address;
  /** Blocks of Adam's moments; 0 where the model is not trained. */
  readonly mean: Address;
  readonly variance: Address;
  /** A double for each thread. */
  readonly sums: Address;
  /** One a thread; none where the model is not trained. */
  abstract readonly shards: readonly ShardOfModel[];
  protected readonly arena = new Arena();

  constructor(machine: Machine, plan: Plan) {
    const { configuration, capacity } = plan;
    const { arena } = this;
    this.machine = machine;
    this.plan = plan;
    this.block = new ParameterBlock(configuration);
    this.weights = arena.reserve(this.block.size);
    this.mean = capacity.trainable ? arena.reserve(this.block.size) : 0;
    this.variance = capacity.trainable ? arena.reserve(this.block.size) : 0;
    this.sums = arena.reserve(2 * capacity.threads);
  }

  /** The first byte behind all of this. */
  get end(): Address {
    return this.arena.end;
  }

  /** Most sequences that one thread takes. */
  get share(): number {
    const { batch, threads } = this.plan.capacity;
    return Math.ceil(batch / threads);
  }

  /** The sequences of a batch that thread `rank` takes. */
  sliceOf(rank: number, batch: number): Slice {
    const { threads } = this.plan.capacity;
    const first = Math.floor((rank * batch) / threads);
    return { first, count: Math.floor(((rank + 1) * batch) / threads) - first };
  }

  /** What each thread needs of its own; nothing where the model is not trained. */
  protected forEachThread<T>(make: () => T): T[] {
    const { trainable, threads } = this.plan.capacity;
    return Array.from({ length: trainable ? threads : 0 }, make);
  }
}
