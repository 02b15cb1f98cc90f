import type { DocumentModel, RecurrentState } from '../engine/backend.ts';
import { replicatedState } from './replicatedState.ts';

/** What a model reserved room for: sequences side by side, and tokens a call. */
export interface Room {
  readonly batch: number;
  readonly sequence: number;
}

/**
 * -log of the probability of `targets[i]` after all of `sequences[i]`, in nats. Sequences are equally long, each read from the
 * same state, as many side by side as there is room for.
 */
export async function finalNats(
  model: DocumentModel,
  sequences: readonly Int32Array[],
  targets: ArrayLike<number>,
  start: RecurrentState | null,
  room: Room,
  pause: () => Promise<void>,
): Promise<Float32Array<ArrayBuffer>> {
  const nats = new Float32Array(sequences.length);
  const length = sequences[0]?.length ?? 0;
  for (let first = 0; first < sequences.length; first += room.batch) {
    const lanes = sequences.slice(first, first + room.batch);
    const batch = lanes.length;
    let state = start && replicatedState(start, model.configuration.layers, batch);
    for (let at = 0; at < length; at += room.sequence) {
      const time = Math.min(room.sequence, length - at);
      const inputs = new Int32Array(batch * time);
      const wanted = new Int32Array(batch * time).fill(-1);
      const last = at + time === length;
      lanes.forEach((tokens, lane) => {
        inputs.set(tokens.subarray(at, at + time), lane * time);
        if (last) wanted[(lane + 1) * time - 1] = targets[first + lane] ?? -1;
      });
      const scores = model.score({ batch, time, inputs, targets: wanted }, state);
      state = scores.state;
      if (last) for (let lane = 0; lane < batch; lane++) nats[first + lane] = scores.nats[(lane + 1) * time - 1] ?? NaN;
    }
    await pause();
  }
  return nats;
}
