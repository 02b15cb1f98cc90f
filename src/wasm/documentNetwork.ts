import type { DocumentModelConfiguration } from '../engine/configuration.ts';
import { pad, type Arena } from './arena.ts';
import type { DocumentWeightPlaces } from './documentWeightPlaces.ts';
import type { Address } from './kernels.ts';
import { DocumentAttention } from './layers/documentAttention.ts';
import type { Extent } from './layers/extent.ts';
import type { RecurrentLayer } from './layers/recurrentLayer.ts';
import type { Machine } from './machine.ts';
import { packedSize, Products } from './matrix.ts';
import type { StatePlaces } from './statePlaces.ts';
import { TokenNetwork } from './tokenNetwork.ts';

/** What a network reserves room for. */
export interface NetworkCapacity {
  /** Most tokens of a pass, in all sequences together. */
  readonly rows: number;
  readonly batch: number;
  /** Most time steps of a pass. */
  readonly time: number;
  readonly backwards: boolean;
  /** Whether tokens that a pass repeats are worth finding. */
  readonly indexed: boolean;
}

/** The language model of a document: a token network that may look back over its own last states. */
export class DocumentNetwork extends TokenNetwork<DocumentWeightPlaces> {
  /** Null for models without. */
  readonly attention: DocumentAttention | null;

  constructor(
    machine: Machine,
    arena: Arena,
    configuration: DocumentModelConfiguration,
    weights: DocumentWeightPlaces,
    { rows, batch, time, backwards, indexed }: NetworkCapacity,
  ) {
    const { vocabulary, hidden, tied, attention, attentionWindow } = configuration;
    const products = new Products(machine, arena, largestFactor(configuration, rows, time));
    const space = { machine, arena, products, rows, batch, backwards };
    super(space, configuration, { vocabulary, tied, indexed }, weights);
    this.attention =
      attention === 'none' ? null : new DocumentAttention(space, time, hidden, attentionWindow, weights.attention);
  }

  /** Where the initial state of a pass is to lie. */
  initialState(batch: number): StatePlaces {
    const past = this.attention && { address: this.attention.memory, count: this.attention.remembered };
    return this.statesAt(0, batch, past);
  }

  /** Where the state after a pass lies. */
  finalState(extent: Extent): StatePlaces {
    const { attention } = this;
    const past = attention && { address: attention.pastAfter(extent), count: attention.rememberedAfter(extent) };
    return this.statesAt(extent.time, extent.batch, past);
  }

  protected override attend(top: RecurrentLayer, extent: Extent): Address {
    const states = top.stateAt(1, extent.batch);
    this.attention?.forward(states, extent);
    return this.attention?.joined ?? states;
  }

  protected override attendBack(top: RecurrentLayer, extent: Extent, gradients: DocumentWeightPlaces | null): void {
    this.attention?.backward(top.stateAt(1, extent.batch), this.owed, extent, gradients?.attention ?? null);
  }
}

/** Floats of the largest factor that is packed on the way: what weights are multiplied with for their gradients, what attention reads. */
function largestFactor(configuration: DocumentModelConfiguration, rows: number, time: number): number {
  const hidden = pad(configuration.hidden);
  const read = packedSize(rows, Math.max(hidden, pad(configuration.embedding)));
  if (configuration.attention === 'none') return read;
  const places = configuration.attentionWindow + time;
  return Math.max(read, packedSize(hidden, hidden), packedSize(hidden, places), packedSize(places, hidden));
}
