import type { DocumentModel } from '../engine/backend.ts';
import { sentence, SentenceError } from '../text/sentence.ts';
import { finalNats, type Room } from './lanes.ts';

/** How far back a model's predictions really reach. */
export interface MemoryHorizon {
  /** Shortest context, in tokens, from which on the loss stays within `tolerance` of the full context's; null where none does. */
  readonly horizon: number | null;
  /** Mean loss in bits at the same places, by length of context, in ascending order. */
  readonly curve: readonly { readonly context: number; readonly bits: number }[];
  /** Tokens taken for the full context, and the loss with it. */
  readonly full: { readonly context: number; readonly bits: number };
  /** Places the means are over. */
  readonly places: number;
}

export interface HorizonOptions {
  /** Tokens taken for the full context. */
  readonly longest: number;
  /** Most places measured at, evenly spread over the document. */
  readonly places: number;
  /** Share by which a loss may exceed the full context's. */
  readonly tolerance: number;
}

export const horizonOptions: HorizonOptions = { longest: 1000, places: 96, tolerance: 0.01 };

/**
 * Predicts the same places from ever longer contexts, each read from a zero state (as Khandelwal et al. 2018 measured context).
 * Throws a `SentenceError` for a document too short to have places with a full context before them.
 */
export async function memoryHorizon(
  model: DocumentModel,
  tokens: Int32Array,
  options: HorizonOptions,
  room: Room,
  pause: () => Promise<void>,
): Promise<MemoryHorizon> {
  const longest = Math.min(options.longest, Math.floor(tokens.length / 2));
  if (longest < 1) throw new SentenceError(sentence('The document is too short to measure a memory horizon on.'));
  const places = probes(tokens.length, longest, options.places);
  const targets = Int32Array.from(places, (place) => tokens[place] ?? 0);
  const measured = new Map<number, number>();
  const bitsAfter = async (context: number): Promise<number> => {
    const known = measured.get(context);
    if (known !== undefined) return known;
    const sequences = places.map((place) => tokens.slice(place - context, place));
    const nats = await finalNats(model, sequences, targets, null, room, pause);
    const bits = nats.reduce((sum, value) => sum + value, 0) / places.length / Math.LN2;
    measured.set(context, bits);
    return bits;
  };

  const full = { context: longest, bits: await bitsAfter(longest) };
  const enough = (bits: number) => bits <= full.bits * (1 + options.tolerance);
  let tooShort = 0;
  let longEnough = longest;
  for (const context of lengths(longest)) {
    if (enough(await bitsAfter(context))) longEnough = Math.min(longEnough, context);
    else [tooShort, longEnough] = [context, longest];
  }
  while (longEnough - tooShort > 1) {
    const middle = (tooShort + longEnough) >> 1;
    if (enough(await bitsAfter(middle))) longEnough = middle;
    else tooShort = middle;
  }
  const curve = [...measured].map(([context, bits]) => ({ context, bits })).sort((a, b) => a.context - b.context);
  return { horizon: longEnough < longest ? longEnough : null, curve, full, places: places.length };
}

/** Places with at least `longest` tokens before them, evenly spread. */
function probes(length: number, longest: number, most: number): number[] {
  const room = length - longest;
  const count = Math.min(most, room);
  return Array.from({ length: count }, (_, i) => longest + Math.floor(((i + 0.5) * room) / count));
}

/** 1, 2, 3, 4, 6, 8, 12, … below `longest`. */
function lengths(longest: number): number[] {
  const result: number[] = [];
  for (let power = 1; power < longest; power *= 2) {
    result.push(power);
    if (power > 1 && power * 1.5 < longest) result.push(power * 1.5);
  }
  return result;
}
