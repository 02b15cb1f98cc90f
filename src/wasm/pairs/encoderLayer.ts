import type { CellConfiguration } from '../../engine/configuration.ts';
import { backwardDropoutSite } from '../../engine/pairsModel.ts';
import { advance, pad } from '../arena.ts';
import type { Address } from '../kernels.ts';
import { recurrentLayer } from '../layers/cells.ts';
import { applyDropout, type Dropout } from '../layers/dropout.ts';
import { rowsOf, type Extent } from '../layers/extent.ts';
import { LstmLayer } from '../layers/lstmLayer.ts';
import type { RecurrentLayer } from '../layers/recurrentLayer.ts';
import type { RowSource } from '../layers/rowSource.ts';
import type { Space } from '../layers/space.ts';
import type { SourceShape } from './sourceShape.ts';
import type { PairsWeightPlaces } from './weightPlaces.ts';

/** What is owed to where both directions of a layer ended, [batch, hidden] each; 0 for cell states of cells that have none. */
export interface EndGradients {
  readonly hidden: readonly [forward: Address, backward: Address];
  readonly cell: readonly [forward: Address, backward: Address];
}

/**
 * One layer of the encoder: its input read forward, and backward within each source's own length, so that padding stays behind
 * both. Neither direction needs a mask then: nothing reads what a pass makes of padding, and nothing is owed to it.
 */
export class EncoderLayer {
  readonly forwardLayer: RecurrentLayer;
  readonly backwardLayer: RecurrentLayer;
  /** [time, batch, 2 * hidden]: both directions' states, each at the position it read; dropped where a layer above reads them */
  readonly states: Address;
  readonly #space: Space;
  readonly #layer: number;
  readonly #dense: number;
  readonly #hidden: number;
  /** [rows]: the backward direction's own order of a source's rows */
  readonly #index: Address;
  /** Gradients of one direction's states [rows, hidden], and of what it reads [rows, inputs]. */
  readonly #owed: Address;
  readonly #owedInputs: Address;
  #read: { readonly forward: RowSource; readonly backward: RowSource } | null = null;

  constructor(
    space: Space,
    configuration: CellConfiguration,
    layer: number,
    { inputs, hidden }: { readonly inputs: number; readonly hidden: number },
    weights: PairsWeightPlaces,
  ) {
    const { arena, rows, backwards } = space;
    const sizes = { inputs, hidden, indexed: true };
    this.#space = space;
    this.#layer = layer;
    this.#dense = hidden;
    this.#hidden = pad(hidden);
    this.forwardLayer = recurrentLayer(space, configuration, sizes, weights.encoderCell(layer, 'forward'));
    this.backwardLayer = recurrentLayer(space, configuration, sizes, weights.encoderCell(layer, 'backward'));
    this.states = arena.reserve((rows + 8 * space.batch) * 2 * this.#hidden); // 8: rows read as padding of a tile
    this.#index = arena.reserve(rows);
    this.#owed = backwards ? arena.reserve(rows * this.#hidden) : 0;
    this.#owedInputs = backwards ? arena.reserve(rows * this.forwardLayer.inputs) : 0;
  }

  /** Reads `source` from zero states. */
  forward(source: RowSource, shape: SourceShape): void {
    const { extent } = shape;
    this.#read = { forward: source, backward: this.#mirrored(source, shape) };
    for (const [layer, read] of this.#directions()) {
      this.#clearInitial(layer, extent);
      layer.forward(read, extent);
    }
    this.#join(this.forwardLayer, 0, 0, extent);
    this.#join(this.backwardLayer, 1, shape.mirror, extent);
  }

  /** Drops some of `states`, in place: for the layer above, or for what is owed to it. */
  drop(states: Address, extent: Extent, dropout: Dropout): void {
    const { machine } = this.#space;
    const widths = { width: this.#dense, stride: 2 * this.#hidden };
    applyDropout(machine, dropout, this.#layer + 1, extent, widths, states);
    const second = advance(states, this.#hidden);
    applyDropout(machine, dropout, backwardDropoutSite + this.#layer + 1, extent, widths, second);
  }

  /**
   * From what is owed to `states` [time, batch, 2 * hidden] and to the ends, sets the gradients of the weights and `into` [source
   * rows, inputs], what is owed to the rows it read.
   */
  backward(owed: Address, ends: EndGradients, shape: SourceShape, gradients: PairsWeightPlaces, into: Address): void {
    const { kernels } = this.#space.machine;
    const { extent } = shape;
    const rows = rowsOf(extent);
    for (const [direction, [layer, source]] of this.#directions().entries()) {
      const half = advance(owed, direction * this.#hidden);
      const order = direction === 0 ? 0 : shape.mirror;
      kernels.gatherColumns(rows, this.#hidden, order, half, 2 * this.#hidden, this.#owed, this.#hidden);
      kernels.scatterAddRows(extent.batch, this.#hidden, shape.ends, ends.hidden[direction] ?? 0, this.#owed);
      if (layer instanceof LstmLayer) layer.addCellGradients = this.#cellGradients(ends.cell[direction] ?? 0, shape);
      layer.backward(this.#owed, extent);
      const own = gradients.encoderCell(this.#layer, direction === 0 ? 'forward' : 'backward');
      layer.findWeightGradients(source, extent, own);
      layer.findInputGradient(source, extent, direction === 0 ? into : this.#owedInputs);
      if (direction === 1) kernels.addTo(source.count * layer.inputs, this.#owedInputs, into);
    }
  }

  #directions(): [RecurrentLayer, RowSource][] {
    if (!this.#read) throw new Error('A pass backwards needs a pass forwards before it.');
    return [
      [this.forwardLayer, this.#read.forward],
      [this.backwardLayer, this.#read.backward],
    ];
  }

  /** The same rows in the backward direction's order. */
  #mirrored(source: RowSource, { extent, mirror }: SourceShape): RowSource {
    const { machine } = this.#space;
    const rows = rowsOf(extent);
    const order = machine.integers(mirror, rows);
    const index = machine.integers(this.#index, rows);
    const read = source.index ? machine.integers(source.index, rows) : null;
    for (let row = 0; row < rows; row++) {
      const from = order[row] ?? 0;
      index[row] = read ? (read[from] ?? 0) : from;
    }
    return { ...source, index: this.#index };
  }

  #clearInitial(layer: RecurrentLayer, { batch }: Extent): void {
    const { kernels } = this.#space.machine;
    kernels.clear(batch * this.#hidden, layer.stateAt(0, batch));
    const cell = layer.cellAt(0, batch);
    if (cell) kernels.clear(batch * this.#hidden, cell);
  }

  #join(layer: RecurrentLayer, half: number, order: Address, extent: Extent): void {
    const { kernels } = this.#space.machine;
    const from = layer.stateAt(1, extent.batch);
    const to = advance(this.states, half * this.#hidden);
    kernels.gatherColumns(rowsOf(extent), this.#hidden, order, from, this.#hidden, to, 2 * this.#hidden);
  }

  /** Adds what is owed to the cell state a source ended in at the step it ended. */
  #cellGradients(owed: Address, { lengths }: SourceShape): LstmLayer['addCellGradients'] {
    const { kernels } = this.#space.machine;
    return (t, cellGradient) => {
      for (const [row, length] of lengths.entries()) {
        const at = row * this.#hidden;
        if (length === t + 1) kernels.addTo(this.#hidden, advance(owed, at), advance(cellGradient, at));
      }
    };
  }
}
