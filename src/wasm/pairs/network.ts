import type { PairsModelConfiguration } from '../../engine/configuration.ts';
import { gateCount } from '../../engine/parameters.ts';
import { decoderDropoutSite } from '../../engine/pairsModel.ts';
import { pad, type Arena } from '../arena.ts';
import type { Address } from '../kernels.ts';
import { recurrentLayer } from '../layers/cells.ts';
import { Decoder } from '../layers/decoder.ts';
import { applyDropout, type Dropout } from '../layers/dropout.ts';
import { Embedding } from '../layers/embedding.ts';
import { rowsOf, type Extent } from '../layers/extent.ts';
import type { RecurrentLayer } from '../layers/recurrentLayer.ts';
import type { RowSource } from '../layers/rowSource.ts';
import type { Space } from '../layers/space.ts';
import type { Machine } from '../machine.ts';
import { packedSize, Products, type Matrix } from '../matrix.ts';
import type { StatePlaces } from '../statePlaces.ts';
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

/** A sequence-to-sequence model over buffers of its own: encoder, bridge, decoder with attention. */
export class PairsNetwork {
  readonly encoder: PairsEncoder;
  readonly embedding: Embedding;
  readonly layers: readonly RecurrentLayer[];
  /** Null for models without. */
  readonly attention: SourceAttention | null;
  readonly decoder: Decoder;
  readonly #bridges: readonly Bridge[];
  readonly #configuration: PairsModelConfiguration;
  readonly #machine: Machine;
  readonly #hidden: number;
  /** [time, batch, hidden] after each layer: its states with some dropped; none where nothing is dropped */
  readonly #dropped: readonly Address[];
  readonly #owed: Address;
  readonly #owedInputs: Address;
  #sources: RowSource[] = [];

  constructor(
    machine: Machine,
    arena: Arena,
    configuration: PairsModelConfiguration,
    weights: PairsWeightPlaces,
    { batch, sourceTime, targetTime, backwards }: PairsRoom,
  ) {
    const { targetVocabulary, embedding, hidden, layers, dropout, attention: kind } = configuration;
    const sourceRows = batch * sourceTime;
    const rows = batch * targetTime;
    this.#configuration = configuration;
    this.#machine = machine;
    this.#hidden = pad(hidden);
    const products = new Products(machine, arena, largestFactor(configuration, Math.max(rows, sourceRows), sourceTime));
    const space: Space = { machine, arena, products, rows, batch, backwards };
    this.encoder = new PairsEncoder({ ...space, rows: sourceRows }, configuration, weights);
    this.#bridges = Array.from({ length: layers }, (_, layer) => new Bridge(space, layer, hidden, weights));
    this.embedding = new Embedding(space, targetVocabulary, embedding, weights.embedding('target'), true);
    this.layers = Array.from({ length: layers }, (_, layer) => {
      const sizes = { inputs: layer === 0 ? embedding : hidden, hidden, indexed: layer === 0 };
      return recurrentLayer(space, configuration, sizes, weights.cell('rnn', `l${layer}`));
    });
    const sizes = { hidden, sourceTime, targetTime, sourceRows };
    this.attention = kind === 'none' ? null : new SourceAttention(space, { kind, ...sizes }, weights.attention);
    this.decoder = new Decoder(space, targetVocabulary, hidden, weights.decoder);
    const drops = backwards && dropout > 0;
    this.#dropped = drops ? this.layers.map(() => arena.reserve(rows * this.#hidden)) : [];
    this.#owed = backwards ? arena.reserve(rows * this.#hidden) : 0;
    this.#owedInputs = backwards ? arena.reserve(rows * this.embedding.width) : 0;
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
    return {
      hidden: this.layers.map((layer) => layer.stateAt(t, batch)),
      cells: this.layers.map((layer) => layer.cellAt(t, batch)).filter((address) => address !== 0),
      past: null,
      width: this.#hidden,
    };
  }

  /** Reads the tokens in `embedding.tokens` from the initial state; returns what the softmax reads, [time, batch, hidden]. */
  decode(extent: Extent, dropout: Dropout | null, looking?: Looking): Address {
    const ownDropout = dropout && { ...dropout, firstSite: decoderDropoutSite };
    this.#sources = [];
    let source = this.embedding.read(extent, ownDropout);
    for (const [k, layer] of this.layers.entries()) {
      this.#sources.push(source);
      layer.forward(source, extent);
      let read = layer.stateAt(1, extent.batch);
      if (layer === this.layers.at(-1) && this.attention) {
        this.attention.forward(layer.states, extent, looking?.sourceOf, looking?.override);
        read = this.attention.joined;
      }
      source = { address: this.#drop(read, k, extent, ownDropout), count: rowsOf(extent), index: null };
    }
    return source.address;
  }

  /**
   * Forward and backward over the sources taken and the tokens laid ready: the gradient of `scale` times the summed cross-entropy of
   * `decoder.targets`, into `gradients`.
   */
  findGradients(extent: Extent, scale: number, dropout: Dropout, gradients: PairsWeightPlaces): void {
    const { kernels } = this.#machine;
    const { targetVocabulary, attention } = this.#configuration;
    const ownDropout = { ...dropout, firstSite: decoderDropoutSite };
    this.encode(dropout);
    const read = this.decode(extent, dropout);
    this.decoder.findGradients(read, rowsOf(extent), scale, this.#owed, gradients.decoder);
    let owedFirst: Address = 0;
    for (const [k, layer] of [...this.layers.entries()].toReversed()) {
      const source = this.#sources[k];
      if (source === undefined) throw new Error('A pass backwards needs a pass forwards before it.');
      this.#applyDropout(this.#owed, k + 1, extent, ownDropout);
      const isTop = layer === this.layers.at(-1);
      if (isTop && this.attention) {
        owedFirst = this.attention.backward(layer.states, this.#owed, extent, gradients.attention);
      }
      layer.backward(this.#owed, extent);
      if (isTop && owedFirst) kernels.addTo(extent.batch * this.#hidden, owedFirst, layer.carried);
      layer.findWeightGradients(source, extent, gradients.cell('rnn', `l${k}`));
      layer.findInputGradient(source, extent, k === 0 ? this.#owedInputs : this.#owed);
    }
    const embeddingGradient = gradients.embedding('target');
    kernels.clear(pad(targetVocabulary) * this.embedding.width, embeddingGradient);
    const [source] = this.#sources;
    if (source) this.embedding.addGradient(source, this.#owedInputs, extent, ownDropout, embeddingGradient);
    const ends = this.#bridges.map((bridge, k) => {
      const layer = this.layers[k];
      if (!layer) throw new Error('Every bridge leads to a layer.');
      return bridge.backward(layer, this.encoder.shape, gradients);
    });
    this.encoder.backward(attention === 'none' ? 0 : (this.attention?.owedMemory ?? 0), ends, dropout, gradients);
  }

  /** The states after layer k, or a copy with some dropped. */
  #drop(states: Address, k: number, extent: Extent, dropout: Dropout | null): Address {
    const dropped = this.#dropped[k];
    if (dropout === null || dropped === undefined) return states;
    this.#machine.kernels.copy(rowsOf(extent) * this.#hidden, states, dropped);
    this.#applyDropout(dropped, k + 1, extent, dropout);
    return dropped;
  }

  #applyDropout(activations: Address, site: number, extent: Extent, dropout: Dropout): void {
    const widths = { width: this.#configuration.hidden, stride: this.#hidden };
    applyDropout(this.#machine, dropout, site, extent, widths, activations);
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
