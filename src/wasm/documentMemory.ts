import type { ModelCapacity } from '../engine/backend.ts';
import type { DocumentModelConfiguration } from '../engine/configuration.ts';
import { Arena } from './arena.ts';
import type { Address } from './kernels.ts';
import type { Machine } from './machine.ts';
import { ParameterBlock } from './parameterBlock.ts';
import { Shard } from './shard.ts';
import type { Slice } from './statePlaces.ts';
import { WeightPlaces } from './weightPlaces.ts';

/** What of a model a thread has to know to find everything in its memory. */
export interface DocumentPlan {
  readonly configuration: DocumentModelConfiguration;
  readonly capacity: ModelCapacity;
}

/** Where everything of a document's model lies. Every thread that builds it from the same plan finds the same places. */
export class DocumentMemory {
  readonly machine: Machine;
  readonly plan: DocumentPlan;
  readonly block: ParameterBlock;
  /** A block of weights. */
  readonly weights: Address;
  readonly weightPlaces: WeightPlaces;
  /** Blocks of Adam's moments; 0 where the model is not trained. */
  readonly mean: Address;
  readonly variance: Address;
  /** A double for each thread. */
  readonly sums: Address;
  /** One a thread; none where the model is not trained. */
  readonly shards: readonly Shard[];
  /** The first byte behind all of this. */
  readonly end: Address;

  constructor(machine: Machine, plan: DocumentPlan) {
    const { configuration, capacity } = plan;
    const { batch, sequence, threads, trainable } = capacity;
    const arena = new Arena();
    this.machine = machine;
    this.plan = plan;
    this.block = new ParameterBlock(configuration);
    this.weights = arena.reserve(this.block.size);
    this.weightPlaces = new WeightPlaces(configuration, this.block, this.weights);
    this.mean = trainable ? arena.reserve(this.block.size) : 0;
    this.variance = trainable ? arena.reserve(this.block.size) : 0;
    this.sums = arena.reserve(2 * threads);
    const share = { time: sequence, batch: Math.ceil(batch / threads) };
    this.shards = Array.from(
      { length: trainable ? threads : 0 },
      () => new Shard(machine, arena, configuration, this.block, this.weights, share),
    );
    this.end = arena.end;
  }

  /** The sequences of a batch that thread `rank` takes. */
  sliceOf(rank: number, batch: number): Slice {
    const { threads } = this.plan.capacity;
    const first = Math.floor((rank * batch) / threads);
    return { first, count: Math.floor(((rank + 1) * batch) / threads) - first };
  }
}
