import type { PairsModelConfiguration } from '../../engine/configuration.ts';
import { decoderDropoutSite } from '../../engine/pairsModel.ts';
import { gateCount } from '../../engine/parameters.ts';
import { pad, type Arena } from '../arena.ts';
import type { Address } from '../kernels.ts';
import type { Dropout } from '../layers/dropout.ts';
import type { Extent } from '../layers/extent.ts';
import type { RecurrentLayer } from '../layers/recurrentLayer.ts';
import type { Machine } from '../machine.ts';
import { packedSize, Products, type Matrix } from '../matrix.ts';
import type { StatePlaces } from '../statePlaces.ts';
import { TokenNetwork } from '../tokenNetwork.ts';
import { Bridge } from './bridge.ts';
import { PairsEncoder } from './encoder.ts';
import { SourceAttention } from './sourceAttention.ts';
import type { PairsWeightPlaces } from './weightPlaces.ts';

/** What a network reserves room for. */
export interface PairsRoom {
  readonly batch: number;
  readonly sourceTime: number;
  readonly targetTime: number;
  readonly backwards: boolean;
}

/** Where each decoder row looks: its source, and weights to put in place of the computed ones. */
export interface Looking {
  readonly sourceOf: (row: number) => number;
  readonly override: (weights: Matrix, row: number) => void;
}

/** A sequence-to-sequence model: an encoder, a bridge, and a token network that decodes, looking at the encoder's states. */
export class PairsNetwork extends TokenNetwork<PairsWeightPlaces> {
  readonly encoder: PairsEncoder;
  /** Null for models without. */
  readonly attention: SourceAttention | null;
  readonly #bridges: readonly Bridge[];
  readonly #hidden: number;
  #looking: Looking | undefined;
  /** [batch, hidden]: what attention owes to the state before the pass; 0 for nothing */
  #owedFirst: Address = 0;

  constructor(
    machine: Machine,
    arena: Arena,
    configuration: PairsModelConfiguration,
    weights: PairsWeightPlaces,
    { batch, sourceTime, targetTime, backwards }: PairsRoom,
  ) {
    const { targetVocabulary: vocabulary, hidden, layers, attention: kind } = configuration;
    const sourceRows = batch * sourceTime;
    const rows = batch * targetTime;
    const products = new Products(machine, arena, largestFactor(configuration, Math.max(rows, sourceRows), sourceTime));
    const space = { machine, arena, products, rows, batch, backwards };
    super(space, configuration, { vocabulary, tied: false, indexed: true }, weights);
    this.#hidden = pad(hidden);
    this.encoder = new PairsEncoder({ ...space, rows: sourceRows }, configuration, weights);
    this.#bridges = Array.from({ length: layers }, (_, layer) => new Bridge(space, layer, hidden, weights));
    const sizes = { hidden, sourceTime, targetTime, sourceRows };
    this.attention = kind === 'none' ? null : new SourceAttention(space, { kind, ...sizes }, weights.attention);
  }

  /** Encodes the sources that the encoder has taken, up to the decoder's initial state. */
  encode(dropout: Dropout | null): void {
    const { encoder } = this;
    encoder.forward(dropout);
    for (const [k, bridge] of this.#bridges.entries()) {
      const [read, begin] = [encoder.layers[k], this.layers[k]];
      if (read && begin) bridge.forward(read, begin, encoder.shape);
    }
    this.attention?.read(encoder.memory, encoder.shape);
  }

  /** Where the decoder's state before step t lies. */
  stateAt(t: number, batch: number): StatePlaces {
    return this.statesAt(t, batch, null);
  }

  /**
   * Reads the tokens in `embedding.tokens` from the initial state, without dropout; returns what the softmax reads, [time, batch, hidden].
   */
  decode(extent: Extent, looking?: Looking): Address {
    this.#looking = looking;
    return this.forward(extent, null);
  }

  /** Over the sources taken and the tokens laid ready, encoder and bridge included. */
  override findGradients(extent: Extent, scale: number, dropout: Dropout, gradients: PairsWeightPlaces): void {
    this.encode(dropout);
    this.#looking = undefined;
    super.findGradients(extent, scale, { ...dropout, firstSite: decoderDropoutSite }, gradients);
    const ends = this.#bridges.map((bridge, k) => {
      const layer = this.layers[k];
      if (!layer) throw new Error('Every bridge leads to a layer.');
      return bridge.backward(layer, this.encoder.shape, gradients);
    });
    this.encoder.backward(this.attention?.owedMemory ?? 0, ends, dropout, gradients);
  }

  protected override attend(top: RecurrentLayer, extent: Extent): Address {
    if (!this.attention) return top.stateAt(1, extent.batch);
    this.attention.forward(top.states, extent, this.#looking?.sourceOf, this.#looking?.override);
    return this.attention.joined;
  }

  protected override attendBack(top: RecurrentLayer, extent: Extent, gradients: PairsWeightPlaces): void {
    this.#owedFirst = this.attention?.backward(top.states, this.owed, extent, gradients.attention) ?? 0;
  }

  protected override topWentBack(top: RecurrentLayer, { batch }: Extent): void {
    if (this.#owedFirst) this.space.machine.kernels.addTo(batch * this.#hidden, this.#owedFirst, top.carried);
  }
}

/** Floats of the largest factor that any layer packs on the way. */
function largestFactor(configuration: PairsModelConfiguration, rows: number, sourceTime: number): number {
  const hidden = pad(configuration.hidden);
  const inputs = Math.max(2 * hidden, pad(configuration.embedding));
  const width = Math.max(gateCount(configuration), 3) * hidden;
  const attended = Math.max(packedSize(2 * hidden, sourceTime), packedSize(sourceTime, 2 * hidden));
  return Math.max(packedSize(inputs, width), packedSize(width, inputs), packedSize(rows, inputs), attended);
}
