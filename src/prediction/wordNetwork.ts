import type { DocumentModel, RecurrentState } from '../engine/backend.ts';
import { isWord } from '../text/words.ts';
import type { Vocabulary } from '../text/vocabulary.ts';

/** Tokens read anew where no carried state is at hand. */
const warmUp = 160;
/** Characters that surely hold so many tokens. */
const warmUpCharacters = 8 * warmUp;
/** Places whose state is kept, so that small steps back cost nothing. */
const keptPlaces = 24;

/** What the network says at a place between two words. */
export interface NetworkPlace {
  /** Offset the network has read to. */
  readonly end: number;
  /** ' ' where the space before the next word is part of that word's token. */
  readonly fold: '' | ' ';
  /** [vocabulary] */
  readonly logits: Float32Array;
  /** [hidden]: top layer's hidden state */
  readonly hidden: Float32Array;
  readonly state: RecurrentState;
}

/** A document model that reads words, carried along as the text grows: a keystroke costs at most one step. */
export class WordNetwork {
  readonly #model: DocumentModel;
  readonly #vocabulary: Vocabulary;
  #places: NetworkPlace[] = [];

  /** Throws a RangeError for a model that does not read words. */
  constructor(model: DocumentModel, vocabulary: Vocabulary) {
    if (vocabulary.unit !== 'word') throw new RangeError('Next-word prediction needs a network that reads words.');
    this.#model = model;
    this.#vocabulary = vocabulary;
  }

  /** Units of the top layer. */
  get width(): number {
    return this.#model.configuration.hidden;
  }

  /** What the network expects of a word that begins at `offset` of `text`; null at the very beginning. */
  at(text: string, offset: number): NetworkPlace | null {
    const line = /[^\S\n]*$/.exec(text.slice(Math.max(0, offset - 200), offset))?.[0] ?? '';
    const indented = offset - line.length === 0 || text[offset - line.length - 1] === '\n';
    const fold = !indented && line.endsWith(' ') ? ' ' : '';
    const end = offset - fold.length;
    if (end === 0) return null;
    const known = this.#places.findLast((place) => place.end <= end);
    if (known?.end === end) return { ...known, fold };
    const near = known && end - known.end < warmUpCharacters ? known : null;
    const from = near ? near.end : wordBoundary(text, Math.max(0, end - warmUpCharacters));
    const tokens = this.#vocabulary.encode(text.slice(from, end));
    if (tokens.length === 0) return near && { ...near, fold };
    const { logits, state } = this.#model.read(Int32Array.from(tokens), near?.state ?? null);
    const { hidden: width } = this.#model.configuration;
    const place = { end, fold, logits, state, hidden: state.hidden.slice(-width) } as const;
    this.#places.push(place);
    if (this.#places.length > keptPlaces) this.#places.shift();
    return place;
  }

  /** Forgets what was read from an offset on. */
  forget(offset: number): void {
    // The token before the edit may have grown.
    const before = this.#places.findIndex((place) => place.end >= offset);
    if (before >= 0) this.#places.length = before;
  }

  /** Probability of each word given that one comes; words the network does not know share what is missing to 1. */
  words({ logits, fold }: NetworkPlace): Map<string, number> {
    const allowed: number[] = [];
    let most = logits[0]!;
    for (let id = 1; id < this.#vocabulary.size; id++) {
      const token = this.#vocabulary.textOf(id);
      if (!token.startsWith(fold) || !isWord(token) || (fold === '' && token.startsWith(' '))) continue;
      allowed.push(id);
      most = Math.max(most, logits[id]!);
    }
    let sum = Math.exp(logits[0]! - most);
    for (const id of allowed) sum += Math.exp(logits[id]! - most);
    return new Map(
      allowed.map((id) => [this.#vocabulary.textOf(id).slice(fold.length), Math.exp(logits[id]! - most) / sum]),
    );
  }
}

function wordBoundary(text: string, offset: number): number {
  if (offset === 0) return 0;
  const space = text.indexOf('\n', offset);
  return space < 0 || space > offset + 400 ? offset : space;
}
