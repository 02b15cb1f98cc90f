import { generate } from '../engine/generate.ts';
import { verbatimStretches } from '../engine/verbatim.ts';
import {
  shortestCopy,
  type Copy,
  type GenerateRequest,
  type ReaderEvents,
  type StreamRequest,
} from '../protocol/reader.ts';
import type { Peer } from '../protocol/rpc.ts';
import { encodeCharacters } from '../text/characters.ts';
import { seconds } from './platform.ts';
import type { ReadableModel } from './readable.ts';
import { nextTurn } from './turns.ts';

/** Writes a whole sample; cancelling gives it up. */
export async function write(readable: ReadableModel, request: GenerateRequest, signal: AbortSignal) {
  let text = '';
  for (const piece of pieces(readable, request)) {
    text += piece;
    await nextTurn();
    signal.throwIfAborted();
  }
  return { text, step: readable.step };
}

/** What is written is told so often that it seems to flow, and no message carries a single letter. */
const secondsBetweenEvents = 0.05;

/** Stops of what is being written, by the text's name: unlike a request that is cancelled, a stopped text still has an answer. */
export class Stops {
  readonly #writing = new Map<string, AbortController>();

  /** Writes the text `id` with a signal that aborts when it is to stop. */
  async until<T>(id: string, write: (stop: AbortSignal) => Promise<T>): Promise<T> {
    const stop = new AbortController();
    this.#writing.set(id, stop);
    try {
      return await write(stop.signal);
    } finally {
      this.#writing.delete(id);
    }
  }

  stop(id: string): void {
    this.#writing.get(id)?.abort();
  }
}

/** Writes in front of the reader's eyes, until the text is long enough or `stop` aborts: what was written then is kept. */
export async function stream(
  readable: ReadableModel,
  request: StreamRequest,
  stop: AbortSignal,
  host: Peer<ReaderEvents>,
): Promise<{ text: string; copies: readonly Copy[] }> {
  let text = '';
  let untold = '';
  let toldAt = 0;
  const tell = () => {
    if (untold) host.notify('wrote', { id: request.id, text: untold });
    untold = '';
    toldAt = seconds();
  };
  for (const piece of pieces(readable, request)) {
    text += piece;
    untold += piece;
    if (seconds() - toldAt > secondsBetweenEvents) tell();
    await nextTurn();
    if (stop.aborted) break;
  }
  tell();
  return { text, copies: verbatimStretches(text, encodeCharacters(request.document), shortestCopy) };
}

function* pieces({ model, vocabulary }: ReadableModel, request: GenerateRequest): Generator<string> {
  const { prompt, length, temperature, topK, topP, seed } = request;
  const units = generate(model, vocabulary, prompt, { temperature, topK: topK ?? Infinity, topP: topP ?? 1, seed });
  for (let count = 0; count < length; count++) yield units.next().value;
}
