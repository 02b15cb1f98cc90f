import type { DocumentModel, InputGradient, RecurrentState } from '../engine/backend.ts';
import { finalNats, type Room } from './lanes.ts';

/** What the log-probability of one prediction owes to each token before it. */
export interface Influence {
  readonly time: number;
  /** Gradient x input: sum over the embedding, in nats, [time]; positive where the token made the prediction likelier. */
  readonly contributions: Float32Array<ArrayBuffer>;
  /** Length of the gradient with respect to each layer's hidden state after each token, [layers][time] */
  readonly hiddenNorms: readonly Float32Array<ArrayBuffer>[];
}

/** Influence on `target` after `tokens`, read from `state`. */
export function influence(
  model: DocumentModel,
  tokens: Int32Array,
  state: RecurrentState | null,
  target: number,
): Influence {
  const gradient = model.inputGradient(tokens, state, target, 'logProbability');
  return {
    time: gradient.time,
    contributions: gradientTimesInput(gradient),
    hiddenNorms: gradient.hidden.map((values) => norms(values, gradient.time)),
  };
}

function gradientTimesInput({ time, inputs, gradient }: InputGradient): Float32Array<ArrayBuffer> {
  const width = inputs.length / Math.max(1, time);
  const sums = new Float64Array(time);
  inputs.forEach((value, at) => (sums[Math.floor(at / width)]! += value * (gradient[at] ?? 0)));
  return Float32Array.from(sums);
}

function norms(values: Float32Array, time: number): Float32Array<ArrayBuffer> {
  const width = values.length / Math.max(1, time);
  const squares = new Float64Array(time);
  values.forEach((value, at) => (squares[Math.floor(at / width)]! += value * value));
  return Float32Array.from(squares, Math.sqrt);
}

/**
 * What the log-probability of `target` loses when each of the last `count` of `tokens` is left out, in nats, oldest first: the
 * effect itself, where gradient x input is its first-order estimate.
 */
export async function deletionEffects(
  model: DocumentModel,
  tokens: Int32Array,
  state: RecurrentState | null,
  target: number,
  count: number,
  room: Room,
  pause: () => Promise<void>,
): Promise<Float32Array<ArrayBuffer>> {
  const kept = Math.min(count, tokens.length - 1);
  if (kept <= 0) return new Float32Array(0);
  // One token stays in front of the part that is varied, so that every sequence has something to read.
  const varied = tokens.length - kept - 1;
  const start = varied > 0 ? model.read(tokens.slice(0, varied), state).state : state;
  const rest = tokens.slice(varied);
  const without = Array.from({ length: kept }, (_, i) => rest.filter((_, at) => at !== i + 1));
  const targets = new Int32Array(kept).fill(target);
  const [whole = NaN] = await finalNats(model, [rest], [target], start, room, pause);
  const nats = await finalNats(model, without, targets, start, room, pause);
  return nats.map((value) => value - whole);
}
