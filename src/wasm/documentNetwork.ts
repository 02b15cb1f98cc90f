import type { DocumentModelConfiguration } from '../engine/configuration.ts';
import { pad, type Arena } from './arena.ts';
import type { Address } from './kernels.ts';
import { recurrentLayer } from './layers/cells.ts';
import { DocumentAttention } from './layers/documentAttention.ts';
import { Decoder } from './layers/decoder.ts';
import { applyDropout, type Dropout } from './layers/dropout.ts';
import { Embedding } from './layers/embedding.ts';
import { rowsOf, type Extent } from './layers/extent.ts';
import type { RecurrentLayer } from './layers/recurrentLayer.ts';
import type { RowSource } from './layers/rowSource.ts';
import type { Space } from './layers/space.ts';
import type { Machine } from './machine.ts';
import { packedSize, Products } from './matrix.ts';
import type { StatePlaces } from './statePlaces.ts';
import type { WeightPlaces } from './weightPlaces.ts';

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

/** The language model of a document over buffers of its own: embedding, recurrent layers, decoder. */
export class DocumentNetwork {
  readonly embedding: Embedding;
  readonly layers: readonly RecurrentLayer[];
  /** Null for models without. */
  readonly attention: DocumentAttention | null;
  readonly decoder: Decoder;
  /** [time, batch, hidden]: going backwards, what is owed to the states of one layer after the other */
  readonly owed: Address;
  /** [source rows, embedding]: what is owed to the embeddings */
  readonly owedInputs: Address;
  readonly #configuration: DocumentModelConfiguration;
  readonly #machine: Machine;
  readonly #hidden: number;
  /** [time, batch, hidden] after each layer: its states with some dropped; none where nothing is dropped */
  readonly #dropped: readonly Address[];
  #sources: RowSource[] = [];

  constructor(
    machine: Machine,
    arena: Arena,
    configuration: DocumentModelConfiguration,
    weights: WeightPlaces,
    { rows, batch, time, backwards, indexed }: NetworkCapacity,
  ) {
    const { vocabulary, embedding, hidden, layers, dropout, attention, attentionWindow } = configuration;
    this.#configuration = configuration;
    this.#machine = machine;
    this.#hidden = pad(hidden);
    const products = new Products(machine, arena, largestFactor(configuration, rows, time));
    const space: Space = { machine, arena, products, rows, batch, backwards };
    this.embedding = new Embedding(space, vocabulary, embedding, weights.embedding, indexed);
    this.layers = Array.from({ length: layers }, (_, layer) => {
      const sizes = { inputs: layer === 0 ? embedding : hidden, hidden, indexed: indexed && layer === 0 };
      return recurrentLayer(space, configuration, sizes, weights.cell(layer));
    });
    this.attention =
      attention === 'none' ? null : new DocumentAttention(space, time, hidden, attentionWindow, weights.attention);
    this.decoder = new Decoder(space, vocabulary, hidden, weights.decoder);
    const drops = backwards && dropout > 0;
    this.#dropped = drops ? this.layers.map(() => arena.reserve(rows * this.#hidden)) : [];
    this.owed = backwards ? arena.reserve(rows * this.#hidden) : 0;
    this.owedInputs = backwards ? arena.reserve(rows * this.embedding.width) : 0;
  }

  /** Where the initial state of a pass is to lie. */
  initialState(batch: number): StatePlaces {
    const past = this.attention && { address: this.attention.memory, count: this.attention.remembered };
    return this.#stateAt(0, batch, past);
  }

  /** Where the state after a pass lies. */
  finalState(extent: Extent): StatePlaces {
    const { attention } = this;
    const past = attention && { address: attention.pastAfter(extent), count: attention.rememberedAfter(extent) };
    return this.#stateAt(extent.time, extent.batch, past);
  }

  #stateAt(t: number, batch: number, past: StatePlaces['past']): StatePlaces {
    return {
      hidden: this.layers.map((layer) => layer.stateAt(t, batch)),
      cells: this.layers.map((layer) => layer.cellAt(t, batch)).filter((address) => address !== 0),
      past,
      width: this.#hidden,
    };
  }

  /** Reads the tokens in `embedding.tokens` from the initial state; returns what the decoder reads, [time, batch, hidden]. */
  forward(extent: Extent, dropout: Dropout | null): Address {
    this.#sources = [];
    let source = this.embedding.read(extent, dropout);
    for (const [k, layer] of this.layers.entries()) {
      this.#sources.push(source);
      layer.forward(source, extent);
      let read = layer.stateAt(1, extent.batch);
      if (layer === this.#top && this.attention) {
        this.attention.forward(read, extent);
        read = this.attention.joined;
      }
      source = { address: this.#drop(read, k, extent, dropout), count: rowsOf(extent), index: null };
    }
    return source.address;
  }

  /** Forward and backward: the gradient of `scale` times the summed cross-entropy of `decoder.targets` into `gradients`. */
  findGradients(extent: Extent, scale: number, dropout: Dropout, gradients: WeightPlaces): void {
    const { kernels } = this.#machine;
    const { vocabulary, tied } = this.#configuration;
    const read = this.forward(extent, dropout);
    this.decoder.findGradients(read, rowsOf(extent), scale, this.owed, gradients.decoder);
    this.backward(extent, dropout, gradients, () => {});
    if (!tied) kernels.clear(pad(vocabulary) * this.embedding.width, gradients.embedding);
    const [source] = this.#sources;
    if (source) this.embedding.addGradient(source, this.owedInputs, extent, dropout, gradients.embedding);
  }

  /**
   * From what the decoder's input is owed, in `owed`, down to `owedInputs`, setting `gradients` where there are any. `visit` is called
   * once a layer went back, when `owed` holds what each of its states is owed.
   */
  backward(extent: Extent, dropout: Dropout | null, gradients: WeightPlaces | null, visit: () => void): void {
    for (const [k, layer] of [...this.layers.entries()].toReversed()) {
      const source = this.#sources[k];
      if (source === undefined) throw new Error('A pass backwards needs a pass forwards before it.');
      if (dropout) this.#applyDropout(this.owed, k + 1, extent, dropout);
      if (layer === this.#top && this.attention) {
        this.attention.backward(layer.stateAt(1, extent.batch), this.owed, extent, gradients?.attention ?? null);
      }
      layer.backward(this.owed, extent);
      visit();
      if (gradients) layer.findWeightGradients(source, extent, gradients.cell(k));
      layer.findInputGradient(source, extent, k === 0 ? this.owedInputs : this.owed);
    }
  }

  get #top(): RecurrentLayer | undefined {
    return this.layers.at(-1);
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

/** Floats of the largest factor that is packed on the way: what weights are multiplied with for their gradients, what attention reads. */
function largestFactor(configuration: DocumentModelConfiguration, rows: number, time: number): number {
  const hidden = pad(configuration.hidden);
  const read = packedSize(rows, Math.max(hidden, pad(configuration.embedding)));
  if (configuration.attention === 'none') return read;
  const places = configuration.attentionWindow + time;
  return Math.max(read, packedSize(hidden, hidden), packedSize(hidden, places), packedSize(places, hidden));
}
