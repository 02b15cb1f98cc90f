import type { ModelConfiguration } from '../engine/configuration.ts';
import { pad } from './arena.ts';
import type { Address } from './kernels.ts';
import { recurrentLayer } from './layers/cells.ts';
import { Decoder } from './layers/decoder.ts';
import { applyDropout, type Dropout } from './layers/dropout.ts';
import { Embedding } from './layers/embedding.ts';
import { rowsOf, type Extent } from './layers/extent.ts';
import type { RecurrentLayer } from './layers/recurrentLayer.ts';
import type { RowSource } from './layers/rowSource.ts';
import type { Space } from './layers/space.ts';
import type { StatePlaces } from './statePlaces.ts';
import type { WeightPlaces } from './weightPlaces.ts';

export interface TokenNetworkSizes {
  /** Of the tokens that are read and predicted. */
  readonly vocabulary: number;
  /** Whether the embedding is the decoder's matrix too. */
  readonly tied: boolean;
  /** Whether tokens that a pass repeats are worth finding. */
  readonly indexed: boolean;
}

/**
 * What predicts the next token, over buffers of its own: embedding, recurrent layers, what a subclass makes of the top layer's states
 * (attention), decoder.
 */
export abstract class TokenNetwork<Places extends WeightPlaces> {
  readonly embedding: Embedding;
  readonly layers: readonly RecurrentLayer[];
  readonly decoder: Decoder;
  /** [time, batch, hidden]: going backwards, what is owed to the states of one layer after the other */
  readonly owed: Address;
  /** [source rows, embedding]: what is owed to the embeddings */
  readonly owedInputs: Address;
  protected readonly space: Space;
  readonly #configuration: ModelConfiguration;
  readonly #sizes: TokenNetworkSizes;
  readonly #hidden: number;
  /** [time, batch, hidden] after each layer: its states with some dropped; none where nothing is dropped */
  readonly #dropped: readonly Address[];
  #sources: RowSource[] = [];

  constructor(space: Space, configuration: ModelConfiguration, sizes: TokenNetworkSizes, weights: Places) {
    const { arena, rows, backwards } = space;
    const { embedding, hidden, layers, dropout } = configuration;
    const { vocabulary, indexed } = sizes;
    this.space = space;
    this.#configuration = configuration;
    this.#sizes = sizes;
    this.#hidden = pad(hidden);
    this.embedding = new Embedding(space, vocabulary, embedding, weights.embedding, indexed);
    this.layers = Array.from({ length: layers }, (_, layer) => {
      const shape = { inputs: layer === 0 ? embedding : hidden, hidden, indexed: indexed && layer === 0 };
      return recurrentLayer(space, configuration, shape, weights.cell(layer));
    });
    this.decoder = new Decoder(space, vocabulary, hidden, weights.decoder);
    const drops = backwards && dropout > 0;
    this.#dropped = drops ? this.layers.map(() => arena.reserve(rows * this.#hidden)) : [];
    this.owed = backwards ? arena.reserve(rows * this.#hidden) : 0;
    this.owedInputs = backwards ? arena.reserve(rows * this.embedding.width) : 0;
  }

  /** What the decoder reads of the top layer after it went forward, [time, batch, hidden]: its states or what attention makes of them. */
  protected abstract attend(top: RecurrentLayer, extent: Extent): Address;

  /** From what that is owed, in `owed`, to what the top layer's states are; sets `gradients` where there are any. */
  protected abstract attendBack(top: RecurrentLayer, extent: Extent, gradients: Places | null): void;

  /** Called once the top layer went back, when what its initial state is owed is known. */
  protected topWentBack(_top: RecurrentLayer, _extent: Extent): void {}

  /** Where the layers' states before step t lie; the last ones are those before step `time`. */
  protected statesAt(t: number, batch: number, past: StatePlaces['past']): StatePlaces {
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
      const read = layer === this.#top ? this.attend(layer, extent) : layer.stateAt(1, extent.batch);
      source = { address: this.#drop(read, k, extent, dropout), count: rowsOf(extent), index: null };
    }
    return source.address;
  }

  /** Forward and backward: the gradient of `scale` times the summed cross-entropy of `decoder.targets` into `gradients`. */
  findGradients(extent: Extent, scale: number, dropout: Dropout, gradients: Places): void {
    const { kernels } = this.space.machine;
    const { vocabulary, tied } = this.#sizes;
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
  backward(extent: Extent, dropout: Dropout | null, gradients: Places | null, visit: () => void): void {
    for (const [k, layer] of [...this.layers.entries()].toReversed()) {
      const source = this.#sources[k];
      if (source === undefined) throw new Error('A pass backwards needs a pass forwards before it.');
      if (dropout) this.#applyDropout(this.owed, k + 1, extent, dropout);
      if (layer === this.#top) this.attendBack(layer, extent, gradients);
      layer.backward(this.owed, extent);
      if (layer === this.#top) this.topWentBack(layer, extent);
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
    this.space.machine.kernels.copy(rowsOf(extent) * this.#hidden, states, dropped);
    this.#applyDropout(dropped, k + 1, extent, dropout);
    return dropped;
  }

  #applyDropout(activations: Address, site: number, extent: Extent, dropout: Dropout): void {
    const widths = { width: this.#configuration.hidden, stride: this.#hidden };
    applyDropout(this.space.machine, dropout, site, extent, widths, activations);
  }
}
