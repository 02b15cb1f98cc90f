import type { DocumentModel } from '../engine/backend.ts';
import { isWord } from '../text/words.ts';
import type { Vocabulary } from '../text/vocabulary.ts';
import { largest } from './largest.ts';
import { ReadPlaces, type NetworkPlace, type NetworkReader, type ReadableText } from './networkReader.ts';

/** Tokens read anew where no carried state is at hand. */
const warmUp = 160;
/** Characters that surely hold so many tokens. */
const warmUpCharacters = 8 * warmUp;

/** What the network says at a place between two words. */
export interface WordPlace extends NetworkPlace {
  /** ' ' where the space before the next word is part of that word's token. */
  readonly fold: '' | ' ';
}

/** Words of the vocabulary: tokens, without the space folded in. */
interface Words {
  /** [word] */
  readonly ids: Int32Array;
  /** [word] */
  readonly texts: readonly string[];
  readonly indices: ReadonlyMap<string, number>;
}

/** A document model that reads words, carried along as the text grows: a keystroke costs at most one step. */
export class WordNetwork implements NetworkReader<WordPlace> {
  readonly #model: DocumentModel;
  readonly #vocabulary: Vocabulary;
  readonly #words: Readonly<Record<WordPlace['fold'], Words>>;
  readonly #places = new ReadPlaces<WordPlace>();
  /** What was said last: of one place it is asked twice, when a word is suggested and when it is learned. */
  #said: (Pick<WordPlace, 'logits' | 'fold'> & { readonly probabilities: Float64Array }) | null = null;

  /** Throws a RangeError for a model that does not read words. */
  constructor(model: DocumentModel, vocabulary: Vocabulary) {
    if (vocabulary.unit !== 'word') throw new RangeError('This network does not read words.');
    this.#model = model;
    this.#vocabulary = vocabulary;
    this.#words = { '': wordsOf(vocabulary, ''), ' ': wordsOf(vocabulary, ' ') };
  }

  get width(): number {
    return this.#model.configuration.hidden;
  }

  at(text: ReadableText, offset: number): WordPlace | null {
    const before = text.slice(Math.max(0, offset - 200), offset);
    const line = /[^\S\n]*$/.exec(before)?.[0] ?? '';
    const indented = offset - line.length === 0 || before.at(-line.length - 1) === '\n';
    const fold = !indented && line.endsWith(' ') ? ' ' : '';
    const end = offset - fold.length;
    if (end === 0) return null;
    const near = this.#places.nearest(end, end - warmUpCharacters);
    if (near?.end === end) return { ...near, fold };
    const from = near ? near.end : wordBoundary(text, Math.max(0, end - warmUpCharacters));
    const tokens = this.#vocabulary.encode(text.slice(from, end));
    if (tokens.length === 0) return near ? { ...near, fold } : null;
    const { logits, state } = this.#model.read(Int32Array.from(tokens), near?.state ?? null);
    const place = { end, fold, logits, state, hidden: state.hidden.slice(-this.width) } as const;
    this.#places.add(place);
    return place;
  }

  forget(offset: number): void {
    this.#places.forget(offset);
  }

  words(place: WordPlace, candidates: readonly string[], others: number): ReadonlyMap<string, number> {
    const { texts, indices } = this.#words[place.fold];
    const probabilities = this.#probabilities(place);
    const said = new Map<string, number>();
    for (const text of candidates) {
      const index = indices.get(text);
      if (index !== undefined) said.set(text, probabilities[index]!);
    }
    for (const index of largest(probabilities, others)) said.set(texts[index]!, probabilities[index]!);
    return said;
  }

  /** [word]: of each word that the network knows there */
  #probabilities({ logits, fold }: WordPlace): Float64Array {
    if (this.#said?.logits !== logits || this.#said.fold !== fold)
      this.#said = { logits, fold, probabilities: softmax(logits, this.#words[fold].ids) };
    return this.#said.probabilities;
  }
}

/** [word]: probability of each of these tokens, were there none beside them but the unknown one, 0. */
function softmax(logits: Float32Array, ids: Int32Array): Float64Array {
  const most = ids.reduce((most, id) => Math.max(most, logits[id]!), logits[0]!);
  const probabilities = Float64Array.from(ids, (id) => Math.exp(logits[id]! - most));
  const sum = probabilities.reduce((sum, value) => sum + value, Math.exp(logits[0]! - most));
  return probabilities.map((value) => value / sum);
}

/** The words of a vocabulary whose token begins with a space, or with none. */
function wordsOf(vocabulary: Vocabulary, fold: '' | ' '): Words {
  const ids: number[] = [];
  const texts: string[] = [];
  for (let id = 1; id < vocabulary.size; id++) {
    const token = vocabulary.textOf(id);
    if (!isWord(token) || token.startsWith(' ') !== (fold === ' ')) continue;
    ids.push(id);
    texts.push(token.slice(fold.length));
  }
  return { ids: Int32Array.from(ids), texts, indices: new Map(texts.map((text, index) => [text, index])) };
}

function wordBoundary(text: ReadableText, offset: number): number {
  if (offset === 0) return 0;
  const lineEnd = text.slice(offset, offset + 400).indexOf('\n');
  return Math.max(offset, offset + lineEnd);
}
