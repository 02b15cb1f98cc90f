import type { Prediction } from '../prediction/prediction.ts';
import { emptyTally, scoreOf, tallied, talliedInVain, type Suggestion, type Tally } from '../prediction/scoreboard.ts';
import { continuesWord, findWords } from '../prediction/words.ts';
import type { DocumentEdit, Scoreboard } from '../protocol/predictor.ts';
import { ClosedPairs } from './closedPairs.ts';

/** Suggestions a person can overlook at once. */
const suggested = 3;

/** A longer insertion is a paste, whatever it begins with. */
const longestAccepted = 100;

type Predictors = 'recurrent' | 'counts' | 'wordList';
type Answers = Readonly<Record<Predictors, Suggestion>>;

/** What is asked at each place somebody types at. */
export interface Examined {
  predict(offset: number): Prediction;
  wordList(offset: number, count: number): readonly string[];
}

/** The word that is being typed, and what was suggested before each of its letters. */
interface Attempt {
  readonly gap: string;
  readonly word: string;
  readonly answers: readonly Answers[];
}

/**
 * Takes every word that is typed at the end of what was typed before as a test of us, of counting alone and of a word list. Words
 * that are corrected, pasted or typed at several places at once are no test.
 */
export class Examination {
  readonly #examined: Examined;
  #tallies: Readonly<Record<Predictors, Tally>> = { recurrent: emptyTally, counts: emptyTally, wordList: emptyTally };
  readonly #closedPairs = new ClosedPairs();
  #attempt: Attempt | null = null;
  /** Where typing went on last; the next letter is expected there. */
  #cursor: number | null = null;
  #typed: string | null = null;

  constructor(examined: Examined) {
    this.#examined = examined;
  }

  get scores(): Omit<Scoreboard, 'network'> {
    const { recurrent, counts, wordList } = this.#tallies;
    return {
      words: recurrent.words,
      recurrent: scoreOf(recurrent),
      counts: scoreOf(counts),
      wordList: scoreOf(wordList),
    };
  }

  /** Notes what was done to the document; `examine` is to be called before the next edit. */
  edited(edits: readonly DocumentEdit[]): void {
    const [edit] = edits;
    const added = edit && edits.length === 1 ? this.#addedBy(edit) : null;
    if (added?.offset !== this.#cursor) {
      this.#attempt = null;
      this.#closedPairs.forget();
    }
    if (!added) {
      this.#typed = null;
      this.#cursor = null;
      return;
    }
    this.#typed = this.#closedPairs.typedOf(added.text);
    this.#cursor = added.offset + this.#typed.length;
  }

  /** What an edit adds; null where it takes something away. An accepted suggestion writes the letters already typed anew. */
  #addedBy(edit: DocumentEdit): { readonly offset: number; readonly text: string } | null {
    const { offset, deleted, inserted } = edit;
    if (deleted === 0) return { offset, text: inserted };
    if (offset === this.#cursor && this.#closedPairs.typedOver(edit)) return { offset, text: inserted };
    const word = this.#attempt?.word ?? '';
    if (offset + deleted !== this.#cursor || deleted > word.length) return null;
    return inserted.startsWith(word.slice(-deleted))
      ? { offset: offset + deleted, text: inserted.slice(deleted) }
      : null;
  }

  /** Asks everybody at the place reached, and on the way where a suggestion was accepted; true where that finished a word. */
  examine(threshold: number): boolean {
    const typed = this.#typed;
    const cursor = this.#cursor;
    if (typed === null || cursor === null) return false;
    this.#typed = null;
    const start = cursor - typed.length;
    let finished = false;
    for (let at = 0; at < typed.length;) {
      const rest = typed.slice(at);
      const letters = lettersTyped(this.#attempt, rest);
      if (letters === 0) {
        this.#attempt = null;
        return this.#step(rest, cursor, threshold) || finished;
      }
      for (const until = at + letters; at < until; at++)
        finished = this.#step(typed.charAt(at), start + at + 1, threshold) || finished;
    }
    return finished;
  }

  /** Takes up what was typed up to `cursor`; true where that finished a word. */
  #step(typed: string, cursor: number, threshold: number): boolean {
    const { prefix, candidates, counts, wordComes } = this.#examined.predict(cursor);
    const answers: Answers = {
      recurrent: {
        texts: candidates.slice(0, suggested).map(({ text }) => text),
        probability: candidates[0]?.probability ?? 0,
      },
      // Whether a word comes at all is counted, too.
      counts: { texts: counts.texts.slice(0, suggested), probability: counts.probability * wordComes },
      wordList: { texts: this.#examined.wordList(cursor, suggested), probability: 0 },
    };
    const before = this.#attempt;
    if (prefix !== '') {
      const goesOn = before && prefix.length === before.word.length + typed.length;
      this.#attempt = goesOn ? { ...before, word: prefix, answers: [...before.answers, answers] } : null;
      return false;
    }
    const word = before && (before.word === '' ? wholeWord(typed) : before.word.replace(/['’]+$/, ''));
    this.#attempt = {
      gap: before?.word === '' && !word ? before.gap + typed : typed,
      word: '',
      answers: [answers],
    };
    if (before && word) this.#tally(before, word, threshold);
    else if (before) this.#tallyInVain(before, threshold);
    return Boolean(word);
  }

  #tally({ gap, answers }: Attempt, word: string, threshold: number): void {
    this.#note((tally, predictor) => {
      const suggestions = answers.map((answer) => answer[predictor]);
      return tallied(tally, gap, word, suggestions, threshold);
    });
  }

  /** No word came where one may have been shown. */
  #tallyInVain({ answers: [answer] }: Attempt, threshold: number): void {
    if (answer) this.#note((tally, predictor) => talliedInVain(tally, answer[predictor], threshold));
  }

  #note(next: (tally: Tally, predictor: Predictors) => Tally): void {
    const { recurrent, counts, wordList } = this.#tallies;
    this.#tallies = {
      recurrent: next(recurrent, 'recurrent'),
      counts: next(counts, 'counts'),
      wordList: next(wordList, 'wordList'),
    };
  }
}

/**
 * How many letters of a text are a test as if they had been typed one by one: those of what was accepted, for whoever was not shown might
 * have been right at a later one, and the one that ends a word. 0 for a paste, which is none.
 */
function lettersTyped(attempt: Attempt | null, typed: string): number {
  if (typed.length === 1) return 1;
  if (!attempt || typed.length > longestAccepted) return 0;
  const { word, answers } = attempt;
  if (word !== '' && !continuesWord(typed)) return 1;
  const isAccepted = (text: string) => text !== word && (word + typed).startsWith(text);
  return answers.at(-1)!.recurrent.texts.some(isAccepted) ? typed.length : 0;
}

/** In scripts without spaces what was typed can be a word by itself. */
function wholeWord(typed: string): string | null {
  const [start, end, more] = findWords(typed);
  return start === 0 && end === typed.length && more === undefined ? typed : null;
}
