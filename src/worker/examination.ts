import type { Prediction } from '../prediction/prediction.ts';
import { emptyTally, scoreOf, tallied, type Suggestion, type Tally } from '../prediction/scoreboard.ts';
import { findWords } from '../prediction/words.ts';
import type { DocumentEdit, Scoreboard } from '../protocol/predictor.ts';

/** Suggestions a person can overlook at once. */
const suggested = 3;

const predictors = ['recurrent', 'counts', 'wordList'] as const;
type Predictors = (typeof predictors)[number];
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
  #attempt: Attempt | null = null;
  /** Where typing went on last; the next letter is expected there. */
  #cursor: number | null = null;
  #typed: string | null = null;

  constructor(examined: Examined) {
    this.#examined = examined;
  }

  get scores(): Omit<Scoreboard, 'networkAdvantage'> {
    const { recurrent, counts, wordList } = this.#tallies;
    return {
      words: recurrent.words,
      recurrent: scoreOf(recurrent),
      counts: scoreOf(counts),
      wordList: scoreOf(wordList),
    };
  }

  /** Notes what was done to the document; `examine` judges it before the next edit. */
  edited(edits: readonly DocumentEdit[]): void {
    const [edit] = edits;
    const unjudged = this.#typed !== null;
    if (!edit || edits.length > 1 || edit.deleted > 0 || unjudged) {
      this.#attempt = null;
      this.#typed = null;
      this.#cursor = null;
      return;
    }
    if (edit.offset !== this.#cursor) this.#attempt = null;
    this.#cursor = edit.offset + edit.inserted.length;
    this.#typed = edit.inserted;
  }

  /** Asks everybody at the place reached; true where a word was finished there and counted. */
  examine(threshold: number): boolean {
    const typed = this.#typed;
    const cursor = this.#cursor;
    if (typed === null || cursor === null) return false;
    this.#typed = null;
    const { prefix, candidates, counts } = this.#examined.predict(cursor);
    const answers: Answers = {
      recurrent: {
        texts: candidates.slice(0, suggested).map(({ text }) => text),
        probability: candidates[0]?.probability ?? 0,
      },
      counts: { ...counts, texts: counts.texts.slice(0, suggested) },
      wordList: { texts: this.#examined.wordList(cursor, suggested), probability: 0 },
    };
    const before = this.#attempt;
    if (prefix !== '') {
      this.#attempt = before && prefix.startsWith(before.word) ? lettersAdded(before, prefix, answers) : null;
      return false;
    }
    const word = before && (before.word === '' ? wholeWord(typed) : before.word.replace(/['’]+$/, ''));
    this.#attempt = {
      gap: before?.word === '' && !word ? before.gap + typed : typed,
      word: '',
      answers: [answers],
    };
    if (!before || !word) return false;
    this.#tally(before, word, threshold);
    return true;
  }

  #tally({ gap, answers }: Attempt, word: string, threshold: number): void {
    const next = (predictor: Predictors) =>
      tallied(
        this.#tallies[predictor],
        gap,
        word,
        answers.map((answer) => answer[predictor]),
        threshold,
      );
    this.#tallies = { recurrent: next('recurrent'), counts: next('counts'), wordList: next('wordList') };
  }
}

/** After several letters at once, an accepted suggestion, nobody is asked about the rest of the word. */
function lettersAdded({ gap, answers }: Attempt, word: string, latest: Answers): Attempt {
  return { gap, word, answers: word.length === answers.length ? [...answers, latest] : answers };
}

/** In scripts without spaces what was typed can be a word by itself. */
function wholeWord(typed: string): string | null {
  const [start, end, more] = findWords(typed);
  return start === 0 && end === typed.length && more === undefined ? typed : null;
}
