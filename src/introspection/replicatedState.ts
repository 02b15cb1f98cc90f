import type { RecurrentState } from '../engine/backend.ts';

/** The state of one sequence for `batch` sequences side by side. */
export function replicatedState(state: RecurrentState, layers: number, batch: number): RecurrentState {
  const copies = (values: Float32Array, blocks: number) => {
    const size = values.length / blocks;
    const copied = new Float32Array(values.length * batch);
    for (let block = 0; block < blocks; block++) {
      const own = values.subarray(block * size, (block + 1) * size);
      for (let lane = 0; lane < batch; lane++) copied.set(own, (block * batch + lane) * size);
    }
    return copied;
  };
  return {
    batch,
    hidden: copies(state.hidden, layers), // [layers, batch, hidden]
    cell: state.cell && copies(state.cell, layers), // [layers, batch, hidden]
    past: state.past && copies(state.past, 1), // [batch, remembered, hidden]
  };
}
