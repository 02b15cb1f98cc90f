import type { PairsModelConfiguration } from '../../engine/configuration.ts';
import type { SourceBatch } from '../../engine/pairsModel.ts';
import { pad } from '../arena.ts';
import type { Address } from '../kernels.ts';
import type { Dropout } from '../layers/dropout.ts';
import { Embedding } from '../layers/embedding.ts';
import { rowsOf } from '../layers/extent.ts';
import type { RowSource } from '../layers/rowSource.ts';
import type { Space } from '../layers/space.ts';
import type { Slice } from '../modelMemory.ts';
import { EncoderLayer, type EndGradients } from './encoderLayer.ts';
import { SourceShape } from './sourceShape.ts';
import type { PairsWeightPlaces } from './weightPlaces.ts';

/** The encoder: source embedding and bidirectional layers. */
export class PairsEncoder {
  readonly embedding: Embedding;
  readonly layers: readonly EncoderLayer[];
  /** The sources of the pass to come or just made. */
  readonly shape: SourceShape;
  readonly #space: Space;
  readonly #vocabulary: number;
  readonly #width: number;
  /** [rows, 2 * hidden] or [rows, embedding]: what is owed to the rows a layer reads */
  readonly #owed: readonly [Address, Address];
  #first: RowSource | null = null;

  constructor(space: Space, configuration: PairsModelConfiguration, weights: PairsWeightPlaces) {
    const { arena, machine, rows, batch, backwards } = space;
    const { sourceVocabulary, embedding, hidden, layers } = configuration;
    this.#space = space;
    this.#vocabulary = sourceVocabulary;
    this.#width = 2 * pad(hidden);
    this.shape = new SourceShape(machine, arena, rows, batch);
    this.embedding = new Embedding(space, sourceVocabulary, embedding, weights.sourceEmbedding, true);
    this.layers = Array.from({ length: layers }, (_, layer) => {
      const inputs = layer === 0 ? embedding : this.#width;
      return new EncoderLayer(space, configuration, layer, { inputs, hidden }, weights);
    });
    const reserve = (): Address => (backwards ? arena.reserve(rows * Math.max(this.#width, this.embedding.width)) : 0);
    this.#owed = [reserve(), reserve()];
  }

  /** [time, batch, 2 * hidden]: the top layer's states; behind a source's end they mean nothing */
  get memory(): Address {
    return this.layers.at(-1)?.states ?? 0;
  }

  /** Takes in the sources of the next pass: a slice of a batch. */
  take(sources: SourceBatch, slice: Slice): void {
    this.shape.take(sources, slice, this.embedding.tokens);
  }

  /** Reads the sources that were taken. */
  forward(dropout: Dropout | null): void {
    const { extent } = this.shape;
    let source = this.embedding.read(extent, dropout);
    this.#first = source;
    for (const layer of this.layers) {
      layer.forward(source, this.shape);
      if (dropout && layer !== this.layers.at(-1)) layer.drop(layer.states, extent, dropout);
      source = { address: layer.states, count: rowsOf(extent), index: null };
    }
  }

  /** From what is owed to `memory` (0 for nothing) and to where each layer ended; sets `gradients`. */
  backward(owedMemory: Address, ends: readonly EndGradients[], dropout: Dropout, gradients: PairsWeightPlaces): void {
    const { kernels } = this.#space.machine;
    const { extent } = this.shape;
    let [owed, into] = this.#owed;
    if (owedMemory) kernels.copy(rowsOf(extent) * this.#width, owedMemory, owed);
    else kernels.clear(rowsOf(extent) * this.#width, owed);
    for (const [k, layer] of [...this.layers.entries()].toReversed()) {
      const end = ends[k];
      if (!end) throw new Error('Every layer of the encoder leads to the bridge.');
      if (layer !== this.layers.at(-1)) layer.drop(owed, extent, dropout);
      layer.backward(owed, end, this.shape, gradients, into);
      [owed, into] = [into, owed];
    }
    const gradient = gradients.sourceEmbedding;
    kernels.clear(pad(this.#vocabulary) * this.embedding.width, gradient);
    if (this.#first) this.embedding.addGradient(this.#first, owed, extent, dropout, gradient);
  }
}
