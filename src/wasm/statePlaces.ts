import type { RecurrentState } from '../engine/backend.ts';
import type { ModelConfiguration } from '../engine/configuration.ts';
import type { Address } from './kernels.ts';
import type { Machine } from './machine.ts';
import type { Slice } from './modelMemory.ts';

/** Where the states of some sequences side by side lie, one address a layer, each [batch, width]. */
export interface StatePlaces {
  readonly hidden: readonly Address[];
  /** Empty for cells that have no cell state. */
  readonly cells: readonly Address[];
  /** States attention looks back on, [count, batch, width]; null for models without. */
  readonly past: { readonly address: Address; readonly count: number } | null;
  /** Padded width of a state. */
  readonly width: number;
}

/** Throws a RangeError unless `state` is one of this model's for `batch` sequences. */
export function requireState(configuration: ModelConfiguration, state: RecurrentState, batch: number): void {
  const { cell, layers, hidden } = configuration;
  const window = configuration.task === 'document' ? configuration.attentionWindow : 0;
  const length = layers * batch * hidden;
  const fits =
    state.batch === batch &&
    state.hidden.length === length &&
    (cell !== 'lstm' || state.cell?.length === length) &&
    Number.isInteger(rememberedIn(state, configuration)) &&
    rememberedIn(state, configuration) <= window;
  if (!fits) throw new RangeError(`The state is not one of this model for ${batch} sequences.`);
}

/** How many earlier states of the top layer a state brings along. */
export function rememberedIn(state: RecurrentState | null, { hidden, attention }: ModelConfiguration): number {
  return attention === 'none' || !state?.past ? 0 : state.past.length / (state.batch * hidden);
}

/** Lays a slice of a state in its places; null is zero. */
export function storeState(
  machine: Machine,
  configuration: ModelConfiguration,
  state: RecurrentState | null,
  slice: Slice,
  places: StatePlaces,
): void {
  const { hidden } = configuration;
  const store = (values: Float32Array | null | undefined, addresses: readonly Address[]): void => {
    for (const [layer, address] of addresses.entries()) {
      const to = machine.floats(address, slice.count * places.width);
      to.fill(0);
      if (!state || !values) continue;
      for (let b = 0; b < slice.count; b++) {
        const from = (layer * state.batch + slice.first + b) * hidden;
        to.set(values.subarray(from, from + hidden), b * places.width);
      }
    }
  };
  store(state?.hidden, places.hidden);
  store(state?.cell, places.cells);
  const { past } = places;
  if (!past || !state?.past) return;
  const to = machine.floats(past.address, past.count * slice.count * places.width); // [count, batch, width]
  to.fill(0);
  for (let b = 0; b < slice.count; b++) {
    for (let j = 0; j < past.count; j++) {
      const from = ((slice.first + b) * past.count + j) * hidden;
      to.set(state.past.subarray(from, from + hidden), (j * slice.count + b) * places.width);
    }
  }
}

/** Room for a state of `batch` sequences. */
export function emptyState(configuration: ModelConfiguration, batch: number, remembered = 0): RecurrentState {
  const { task, cell, layers, hidden, attention } = configuration;
  const length = layers * batch * hidden;
  const looksBack = task === 'document' && attention !== 'none';
  return {
    batch,
    hidden: new Float32Array(length),
    cell: cell === 'lstm' ? new Float32Array(length) : null,
    past: looksBack ? new Float32Array(batch * remembered * hidden) : null,
  };
}

/** Copies a slice out of its places into `state`. */
export function loadState(
  machine: Machine,
  configuration: ModelConfiguration,
  places: StatePlaces,
  slice: Slice,
  state: RecurrentState,
): void {
  const { hidden } = configuration;
  const load = (addresses: readonly Address[], values: Float32Array | null): void => {
    for (const [layer, address] of addresses.entries()) {
      const from = machine.floats(address, slice.count * places.width);
      for (let b = 0; b < slice.count; b++) {
        const row = from.subarray(b * places.width, b * places.width + hidden);
        values?.set(row, (layer * state.batch + slice.first + b) * hidden);
      }
    }
  };
  load(places.hidden, state.hidden);
  load(places.cells, state.cell);
  const { past } = places;
  if (!past || !state.past) return;
  const from = machine.floats(past.address, past.count * slice.count * places.width); // [count, batch, width]
  for (let b = 0; b < slice.count; b++) {
    for (let j = 0; j < past.count; j++) {
      const at = (j * slice.count + b) * places.width;
      state.past.set(from.subarray(at, at + hidden), ((slice.first + b) * past.count + j) * hidden);
    }
  }
}
