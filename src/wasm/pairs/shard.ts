import type { PairsModelConfiguration } from '../../engine/configuration.ts';
import type { Arena } from '../arena.ts';
import type { Address } from '../kernels.ts';
import type { Machine } from '../machine.ts';
import type { Pass, Shard } from '../modelMemory.ts';
import type { ParameterBlock } from '../parameterBlock.ts';
import { PairsNetwork, type PairsRoom } from './network.ts';
import { PairsWeightPlaces } from './weightPlaces.ts';

/** One thread's share of a batch of pairs: a network and the gradients it finds. */
export class PairsShard implements Shard {
  readonly network: PairsNetwork;
  readonly gradients: Address;
  readonly #gradientPlaces: PairsWeightPlaces;
  readonly #dropoutRate: number;

  constructor(
    machine: Machine,
    arena: Arena,
    configuration: PairsModelConfiguration,
    block: ParameterBlock,
    weights: PairsWeightPlaces,
    room: PairsRoom,
  ) {
    this.network = new PairsNetwork(machine, arena, configuration, weights, room);
    this.gradients = arena.reserve(block.size);
    this.#gradientPlaces = new PairsWeightPlaces(configuration, block, this.gradients);
    this.#dropoutRate = configuration.dropout;
  }

  get nats(): Address {
    return this.network.decoder.nats;
  }

  findGradients({ extent, firstSequence, scale, dropoutSeed, attended: sourceTime }: Pass): void {
    const { network } = this;
    network.encoder.shape.extent = { time: sourceTime, batch: extent.batch };
    const dropout = { rate: this.#dropoutRate, seed: dropoutSeed, firstSequence, firstSite: 0 };
    network.findGradients(extent, scale, dropout, this.#gradientPlaces);
  }

  /** Pairs have nothing to do with those before them. */
  keepState(): void {}
}
