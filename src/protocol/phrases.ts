import type { ExperimentStrings } from './experimentStrings.ts';
import type { LessonProblems } from './lessonProblems.ts';

/** A number that is written with so many decimals, in the reader's way. */
export interface Figure {
  readonly figure: number;
  readonly digits: number;
}

/** A text of the tables with its gaps filled. */
export interface Phrase {
  readonly phrase: keyof (ExperimentStrings & LessonProblems);
  readonly values: readonly Said[];
}

/** What is said to a reader: words as they are, a whole number, a figure, a phrase, or several after each other. */
export type Said = string | number | Figure | Phrase | readonly Said[];

export function say(phrase: Phrase['phrase'], ...values: readonly Said[]): Phrase {
  return { phrase, values };
}

export function fixed(figure: number, digits: number): Figure {
  return { figure, digits };
}

/** So many significant digits, as many of them decimals as that takes. */
export function significant(value: number, count: number): Figure {
  const before = value === 0 ? 1 : Math.floor(Math.log10(Math.abs(value))) + 1;
  return { figure: Number(value.toPrecision(count)), digits: Math.max(0, Math.min(20, count - before)) };
}

/** A share of one in whole per cent; the phrase around it prints the sign. */
export function percent(share: number, digits = 0): Figure {
  return fixed(100 * share, digits);
}
