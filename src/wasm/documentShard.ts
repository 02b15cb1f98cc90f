import type { DocumentModelConfiguration } from '../engine/configuration.ts';
import type { Arena } from './arena.ts';
import { pad } from './arena.ts';
import { DocumentNetwork } from './documentNetwork.ts';
import { DocumentWeightPlaces } from './documentWeightPlaces.ts';
import type { Address } from './kernels.ts';
import type { Extent } from './layers/extent.ts';
import type { Machine } from './machine.ts';
import type { Pass, Shard } from './modelMemory.ts';
import type { ParameterBlock } from './parameterBlock.ts';
import type { StatePlaces } from './statePlaces.ts';

/** One thread's share of a batch: a network, the gradients it finds, and the states its sequences carry from step to step. */
export class DocumentShard implements Shard {
  readonly network: DocumentNetwork;
  readonly gradients: Address;
  readonly #carried: Omit<StatePlaces, 'past'>;
  readonly #carriedPast: Address;
  readonly #machine: Machine;
  readonly #gradientPlaces: DocumentWeightPlaces;
  readonly #dropoutRate: number;

  constructor(
    machine: Machine,
    arena: Arena,
    configuration: DocumentModelConfiguration,
    block: ParameterBlock,
    weights: DocumentWeightPlaces,
    { time, batch }: Extent,
  ) {
    const width = pad(configuration.hidden);
    this.#machine = machine;
    const capacity = { rows: time * batch, batch, time, backwards: true, indexed: true };
    this.network = new DocumentNetwork(machine, arena, configuration, weights, capacity);
    this.gradients = arena.reserve(block.size);
    this.#gradientPlaces = new DocumentWeightPlaces(configuration, block, this.gradients);
    this.#dropoutRate = configuration.dropout;
    const reserve = (): Address => arena.reserve(batch * width);
    const layers = Array.from({ length: configuration.layers });
    this.#carried = {
      hidden: layers.map(reserve),
      cells: configuration.cell === 'lstm' ? layers.map(reserve) : [],
      width,
    };
    const { attention, attentionWindow } = configuration;
    this.#carriedPast = attention === 'none' ? 0 : arena.reserve(attentionWindow * batch * width);
  }

  get nats(): Address {
    return this.network.decoder.nats;
  }

  /** What the next step starts from, with that many earlier states to look back on. */
  carriedState(remembered: number): StatePlaces {
    const past = this.#carriedPast ? { address: this.#carriedPast, count: remembered } : null;
    return { ...this.#carried, past };
  }

  /** Starts from the carried state, which stays as it is. */
  findGradients({ extent, firstSequence, scale, dropoutSeed, attended: remembered }: Pass): void {
    if (this.network.attention) this.network.attention.remembered = remembered;
    this.#copyState(this.carriedState(remembered), this.network.initialState(extent.batch), extent.batch);
    const dropout = { rate: this.#dropoutRate, seed: dropoutSeed, firstSequence, firstSite: 0 };
    this.network.findGradients(extent, scale, dropout, this.#gradientPlaces);
  }

  /** Carries the state that the last pass ended in. */
  keepState(extent: Extent): void {
    const final = this.network.finalState(extent);
    this.#copyState(final, this.carriedState(final.past?.count ?? 0), extent.batch);
  }

  #copyState(from: StatePlaces, to: StatePlaces, batch: number): void {
    const copy = (source: Address, target: Address | undefined): void => {
      if (target !== undefined) this.#machine.kernels.copy(batch * from.width, source, target);
    };
    from.hidden.forEach((address, layer) => copy(address, to.hidden[layer]));
    from.cells.forEach((address, layer) => copy(address, to.cells[layer]));
    if (!from.past || !to.past) return;
    this.#machine.kernels.copy(from.past.count * batch * from.width, from.past.address, to.past.address);
  }
}
