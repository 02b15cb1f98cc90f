import type { PairsModelConfiguration } from '../../engine/configuration.ts';
import type { PairsCapacity } from '../../engine/pairsModel.ts';
import { Arena } from '../arena.ts';
import type { Address } from '../kernels.ts';
import type { Extent } from '../layers/extent.ts';
import type { Machine } from '../machine.ts';
import { ParameterBlock } from '../parameterBlock.ts';
import { PairsNetwork } from './network.ts';
import { PairsWeightPlaces } from './weightPlaces.ts';

/** What a training step works in. */
export interface PairsShard {
  readonly network: PairsNetwork;
  /** A block of gradients. */
  readonly gradients: Address;
  readonly gradientPlaces: PairsWeightPlaces;
}

/** Where everything of a sequence-to-sequence model lies. */
export class PairsMemory {
  readonly machine: Machine;
  readonly configuration: PairsModelConfiguration;
  readonly capacity: PairsCapacity;
  readonly block: ParameterBlock;
  /** A block of weights. */
  readonly weights: Address;
  readonly weightPlaces: PairsWeightPlaces;
  /** Blocks of Adam's moments; 0 where the model is not trained. */
  readonly mean: Address;
  readonly variance: Address;
  /** Null where the model is not trained. */
  readonly shard: PairsShard | null;
  /** The first byte behind all of this. */
  readonly end: Address;

  constructor(machine: Machine, configuration: PairsModelConfiguration, capacity: PairsCapacity) {
    const arena = new Arena();
    this.machine = machine;
    this.configuration = configuration;
    this.capacity = capacity;
    this.block = new ParameterBlock(configuration);
    this.weights = arena.reserve(this.block.size);
    this.weightPlaces = new PairsWeightPlaces(configuration, this.block, this.weights);
    this.mean = capacity.trainable ? arena.reserve(this.block.size) : 0;
    this.variance = capacity.trainable ? arena.reserve(this.block.size) : 0;
    this.shard = capacity.trainable ? this.#shard(arena) : null;
    this.end = arena.end;
  }

  /** Lays ids [batch, time] into memory as [time, batch], padding as `padding`; returns them there. */
  lay(ids: Int32Array, { time, batch }: Extent, address: Address, padding = 0): Int32Array {
    const to = this.machine.integers(address, time * batch);
    for (const [i, id] of ids.entries()) to[(i % time) * batch + Math.floor(i / time)] = id < 0 ? padding : id;
    return to;
  }

  #shard(arena: Arena): PairsShard {
    const room = { ...this.capacity, backwards: true };
    const network = new PairsNetwork(this.machine, arena, this.configuration, this.weightPlaces, room);
    const gradients = arena.reserve(this.block.size);
    return { network, gradients, gradientPlaces: new PairsWeightPlaces(this.configuration, this.block, gradients) };
  }
}
