import type { Activations, DocumentModel, RecurrentState } from '../engine/backend.ts';

/** Tokens between two kept states. */
export const stride = 1024;

/** Tokens read before a far place when there is no time to read from the document's beginning. */
export const warmUp = 1024;

/** Most tokens computed in one call, so that others get their turn in between. */
const chunk = 256;

/** A stretch of the document as the model went through it. */
export interface Passage {
  /** First token of the stretch; rows of the activations belong to it and those after it. */
  readonly from: number;
  /** Where reading began from a zero state: 0 where all that comes before was read. */
  readonly origin: number;
  readonly activations: Activations;
}

interface Entry {
  readonly state: RecurrentState | null;
  readonly origin: number;
}

/**
 * A model's reading of a whole document, of which only states every `stride` tokens are kept: any stretch is computed anew
 * from the nearest one. `pause` lets others have their turn; it may reject to end the reading.
 */
export class DocumentReading {
  readonly model: DocumentModel;
  readonly tokens: Int32Array;
  /** `#states[k]` is the state before token `k * stride`. */
  readonly #states: (RecurrentState | null)[];

  constructor(model: DocumentModel, tokens: Int32Array, states: readonly (RecurrentState | null)[] = [null]) {
    this.model = model;
    this.tokens = tokens;
    this.#states = [...states];
  }

  /** The same model's reading of a changed document: what was read before the first difference stays read. */
  withTokens(tokens: Int32Array): DocumentReading {
    const shorter = Math.min(tokens.length, this.tokens.length);
    let same = 0;
    while (same < shorter && tokens[same] === this.tokens[same]) same++;
    return new DocumentReading(this.model, tokens, this.#states.slice(0, Math.floor(same / stride) + 1));
  }

  /** What happens while the tokens `from` up to `to` are read, in one piece; as `passages` otherwise. */
  async passage(from: number, to: number, patience: number, pause: () => Promise<void>): Promise<Passage> {
    const { state, origin } = await this.#before(from, patience, pause);
    return { from, origin, activations: this.model.forward(this.tokens.slice(from, to), state) };
  }

  /**
   * What happens while the tokens `from` up to `to` are read, piece by piece. A place further than `patience` tokens from what was
   * read already is read from `warmUp` tokens before it, and says so in `origin`.
   */
  async *passages(from: number, to: number, patience: number, pause: () => Promise<void>): AsyncGenerator<Passage> {
    const before = await this.#before(from, patience, pause);
    const { origin } = before;
    let { state } = before;
    for (let at = from; at < to;) {
      const end = Math.min(to, at + chunk, nextMultiple(at));
      const activations = this.model.forward(this.tokens.slice(at, end), state);
      state = activations.state;
      if (origin === 0) this.#keep(end, state);
      yield { from: at, origin, activations };
      at = end;
      await pause();
    }
  }

  /** The state before a token, all that comes before having been read. */
  async stateBefore(token: number, pause: () => Promise<void>): Promise<RecurrentState | null> {
    return (await this.#before(token, Infinity, pause)).state;
  }

  async #before(token: number, patience: number, pause: () => Promise<void>): Promise<Entry> {
    const kept = Math.min(this.#states.length - 1, Math.floor(token / stride));
    const exact = token - kept * stride <= Math.max(patience, warmUp);
    const origin = exact ? 0 : token - warmUp;
    let at = exact ? kept * stride : origin;
    let state = exact ? (this.#states[kept] ?? null) : null;
    while (at < token) {
      const end = Math.min(token, at + chunk, nextMultiple(at));
      state = this.model.read(this.tokens.slice(at, end), state).state;
      if (exact) this.#keep(end, state);
      at = end;
      if (at < token) await pause();
    }
    return { state, origin };
  }

  #keep(token: number, state: RecurrentState): void {
    if (token % stride === 0 && this.#states.length === token / stride) this.#states.push(state);
  }
}

function nextMultiple(token: number): number {
  return (Math.floor(token / stride) + 1) * stride;
}
