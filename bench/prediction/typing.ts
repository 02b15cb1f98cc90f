import { emptyTally, tallied, type Suggestion, type Tally } from '../../src/prediction/scoreboard.ts';
import { findWords } from '../../src/prediction/words.ts';
import type { Contender } from './contender.ts';

/** From this probability on a suggestion is shown. */
const threshold = 0.5;

/** A document's beginning, and what is typed after it. */
export interface Exam {
  readonly name: string;
  readonly read: string;
  readonly typed: readonly { readonly gap: string; readonly word: string }[];
}

/** How one contender did in one document. */
export interface Performance {
  readonly tally: Tally;
  /** [word]: whether the first guess was right before a letter was typed, and how sure it was */
  readonly firsts: readonly { readonly right: boolean; readonly probability: number }[];
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
  const firsts: { right: boolean; probability: number }[] = [];
  let gaps = 0;
  let falselyShown = 0;
  for (const { gap, word } of typed) {
    const inside = Math.ceil(gap.length / 2);
    if (inside < gap.length) {
      contender.gap(gap.slice(0, inside));
      gaps++;
      const { texts, probability } = contender.guess('');
      if (texts.length > 0 && probability >= threshold) falselyShown++;
      contender.gap(gap.slice(inside));
    } else contender.gap(gap);
    const guesses: Suggestion[] = [];
    for (let letters = 0; letters < word.length && guesses.at(-1)?.texts[0] !== word; letters++)
      guesses.push(contender.guess(word.slice(0, letters)));
    tally = tallied(tally, gap, word, guesses, threshold);
    firsts.push({ right: guesses[0]?.texts[0] === word, probability: guesses[0]?.probability ?? 0 });
    contender.word(word);
  }
  return { tally, firsts, gaps, falselyShown };
}
