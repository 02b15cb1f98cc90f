import { emptyTally, tallied, type Suggestion, type Tally } from '../../src/prediction/scoreboard.ts';
import { findWords } from '../../src/prediction/words.ts';
import type { Contender } from './contender.ts';

/** From this probability on a suggestion is shown. */
export const threshold = 0.5;
/** Letters after which guesses are judged whatever was right before. */
const mostLetters = 3;

/** A document's beginning, and what is typed after it. */
export interface Exam {
  readonly name: string;
  readonly read: string;
  readonly typed: readonly { readonly gap: string; readonly word: string }[];
}

/** A first guess: whether it was right, and how sure it was. */
export interface Guess {
  readonly right: boolean;
  readonly probability: number;
}

/** How one contender did in one document. */
export interface Performance {
  readonly tally: Tally;
  /** [word]: whether the first guess was right before a letter was typed, and how sure it was */
  readonly firsts: readonly Guess[];
  /** First guesses after one, two and three letters. */
  readonly inside: readonly Guess[];
  /** Whether the words that a first guess went on with came, where it was shown with some. */
  readonly continuations: readonly boolean[];
  /** Places between words where no word came, and those where one was shown. */
  readonly gaps: number;
  readonly falselyShown: number;
}

/** The last tenth of a document's lines are typed, at most so many words of it. */
export function examOf(name: string, text: string, mostWords: number): Exam {
  const lines = text.replaceAll('\r\n', '\n').split(/(?<=\n)/);
  const split = Math.floor(lines.length * 0.9);
  return {
    name,
    read: lines.slice(0, split).join(''),
    typed: tokens(lines.slice(split).join('')).slice(0, mostWords),
  };
}

/** Everything of a text up to its last word. */
export function tokens(text: string): { gap: string; word: string }[] {
  const spans = findWords(text);
  return Array.from({ length: spans.length / 2 }, (_, index) => ({
    gap: text.slice(spans[2 * index - 1] ?? 0, spans[2 * index]),
    word: text.slice(spans[2 * index], spans[2 * index + 1]),
  }));
}

/** Asks before every word, after each letter until the first guess is right, and once inside every longer gap. */
export function sit(contender: Contender, { typed }: Exam): Performance {
  let tally = emptyTally;
  const firsts: Guess[] = [];
  const inside: Guess[] = [];
  const continuations: boolean[] = [];
  let gaps = 0;
  let falselyShown = 0;
  for (const [index, { gap, word }] of typed.entries()) {
    const middle = Math.ceil(gap.length / 2);
    if (middle < gap.length) {
      contender.gap(gap.slice(0, middle));
      gaps++;
      const { texts, probability } = contender.guess('');
      if (texts.length > 0 && probability >= threshold) falselyShown++;
      contender.gap(gap.slice(middle));
    } else contender.gap(gap);
    const guesses: Suggestion[] = [contender.guess('')];
    const continuation = contender.continuation(threshold);
    if (continuation !== '') {
      const coming = typed.slice(index + 1, index + 8).map(({ gap, word }) => gap + word);
      continuations.push(guesses[0]?.texts[0] === word && coming.join('').startsWith(continuation));
    }
    const isRight = (guess?: Suggestion): boolean => guess?.texts[0] === word;
    for (let letters = 1; letters < word.length; letters++) {
      // Who accepts what is right is asked no further; for how sure it was everybody is, as not everybody accepts.
      if (letters > mostLetters && guesses.some(isRight)) break;
      guesses.push(contender.guess(word.slice(0, letters)));
    }
    const accepted = guesses.findIndex(isRight);
    tally = tallied(tally, gap, word, accepted < 0 ? guesses : guesses.slice(0, accepted + 1), threshold);
    for (const [letters, guess] of guesses.slice(0, mostLetters + 1).entries())
      (letters === 0 ? firsts : inside).push({ right: isRight(guess), probability: guess.probability });
    contender.word(word);
  }
  return { tally, firsts, inside, continuations, gaps, falselyShown };
}
