import type { RecurrentState } from './backend.ts';

/** The states of some sequences of a batch, in the order asked for; one may be asked for more than once. */
export function selectSequences(state: RecurrentState, layers: number, sequences: readonly number[]): RecurrentState {
  const select = (values: Float32Array, layers: number): Float32Array => {
    const width = values.length / (layers * state.batch);
    const selected = new Float32Array(layers * sequences.length * width);
    for (let layer = 0; layer < layers; layer++) {
      for (const [row, sequence] of sequences.entries()) {
        const from = (layer * state.batch + sequence) * width;
        selected.set(values.subarray(from, from + width), (layer * sequences.length + row) * width);
      }
    }
    return selected;
  };
  return {
    batch: sequences.length,
    hidden: select(state.hidden, layers),
    cell: state.cell && select(state.cell, layers),
    past: state.past && select(state.past, 1),
  };
}
