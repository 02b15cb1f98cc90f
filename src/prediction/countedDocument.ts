import { CharacterModel } from './characterModel.ts';
import { cursorAt, cursorAhead, type Cursor } from './cursor.ts';
import { DocumentCharacters, mostIndexed } from './documentCharacters.ts';
import { DocumentWords, type Learn } from './documentWords.ts';
import { spellingReach } from './speller.ts';
import { WordModel } from './wordModel.ts';
import { WordStart } from './wordStart.ts';

/** With the gap before it; few languages have less. */
const charactersPerWord = 5;
/** Room for typing on: making more takes as long as counting a part of the document anew. */
const slack = 1.25;
/** What is typed at a time; a few words where no space stands between them. */
const wordAndGap = /\s*\S{1,32}\s*/y;
/** Words that were deleted or changed, at which the logs are worth making anew. */
const mostDead = 20_000;

/** Weights learned from many documents; every predictor starts from them. */
export interface PredictorParameters {
  /** Of the ranker of words before a letter is typed, and after. */
  readonly words: Float32Array;
  readonly typed: Float32Array;
  /** Of the ranker of characters. */
  readonly characters: Float32Array;
  /** Of the mixture of counts, network and neural cache. */
  readonly mixture: Float32Array;
}

/** A text and everything that is counted of it. It is read from the beginning, stretch by stretch; edits may come meanwhile. */
export class CountedDocument {
  readonly model: WordModel;
  readonly words: DocumentWords;
  readonly spelling: CharacterModel;
  readonly wordStart = new WordStart();
  readonly #characters: DocumentCharacters;
  #unread: string;
  /** Units still to be read whose spelling is not indexed. */
  #unspelled: number;

  constructor({ words, typed, characters }: PredictorParameters, text: string) {
    const room = slack * text.length;
    this.model = new WordModel(words.slice(), typed, room / charactersPerWord);
    this.words = new DocumentWords(this.model);
    this.spelling = new CharacterModel(characters, Math.min(room, slack * mostIndexed));
    this.#characters = new DocumentCharacters(this.spelling);
    this.#unread = text;
    this.#unspelled = Math.max(0, text.length - mostIndexed);
  }

  /** The whole text, counted or not. */
  get text(): string {
    return this.words.text.toString() + this.#unread;
  }

  get length(): number {
    return this.words.text.length + this.#unread.length;
  }

  /** Units that are still to be read. */
  get unread(): number {
    return this.#unread.length;
  }

  /** Whether all of the text is counted. */
  get complete(): boolean {
    return this.unread === 0;
  }

  /** Whether so much was replaced that counting anew would free memory, or spell what was left out of a longer text. */
  get worn(): boolean {
    if (this.#spelled < Math.min(this.length, mostIndexed) / 2) return true;
    return this.complete && (this.#characters.worn || this.model.log.length > 2 * this.words.count + mostDead);
  }

  /** Counts the next `most` units. */
  readOn(most: number): void {
    const size = this.#unspelled > 0 ? Math.min(most, this.#unspelled) : most;
    const stretch = this.#unread.slice(0, size);
    this.#unread = this.#unread.slice(size);
    this.#count(this.words.text.length, 0, stretch, this.#learnStart);
    this.#unspelled = Math.max(0, this.#unspelled - size);
  }

  /** Counts the next word and what stands before and behind it as if it were typed: `learn` is called before it is counted. */
  typeOn(learn: Learn): void {
    wordAndGap.lastIndex = 0;
    const piece = wordAndGap.exec(this.#unread)?.[0] ?? this.#unread;
    this.#unread = this.#unread.slice(piece.length);
    this.#count(this.words.text.length, 0, piece, (left, gap, word, at) => {
      this.#learnStart(left, gap);
      learn(left, gap, word, at);
    });
  }

  /** Replaces `deleted` units at `offset`. `learn` is called for each word that is finished by it, before it is counted. */
  replace(offset: number, deleted: number, inserted: string, learn: Learn): void {
    const ahead = offset - this.words.text.length;
    if (ahead >= 0 && !this.complete) {
      this.#unread = this.#unread.slice(0, ahead) + inserted + this.#unread.slice(ahead + deleted);
      return;
    }
    const counted = Math.min(deleted, -ahead);
    this.#unread = this.#unread.slice(deleted - counted);
    this.#count(offset, counted, inserted, (left, gap, word, at) => {
      this.#learnStart(left, gap);
      learn(left, gap, word, at);
    });
  }

  cursor(offset: number): Cursor {
    return offset <= this.words.text.length
      ? cursorAt(this.words, offset)
      : cursorAhead(this.model, this.words.count, this.before(offset), offset);
  }

  /** The end of what stands before an offset. */
  before(offset: number): string {
    const { text } = this.words;
    if (offset <= text.length) return text.slice(Math.max(0, offset - spellingReach), offset);
    const ahead = offset - text.length;
    const unread = this.#unread.slice(Math.max(0, ahead - spellingReach), ahead);
    return text.slice(text.length - (spellingReach - unread.length)) + unread;
  }

  /** Units whose spelling is indexed, or will be when they are read. */
  get #spelled(): number {
    return this.#characters.count + this.unread - this.#unspelled;
  }

  readonly #learnStart = (left: number, gap: string): void => {
    this.wordStart.learn(this.model.log, left, gap, true);
  };

  #count(offset: number, deleted: number, inserted: string, learn: Learn): void {
    this.words.replace(offset, deleted, inserted, learn);
    if (this.#unspelled === 0) this.#characters.replace(offset, deleted, inserted.length, this.words.text);
  }
}
