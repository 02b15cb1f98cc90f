import type { Suggestion } from './scoreboard.ts';

/** What one part of the predictor says of a candidate. */
export interface Source {
  readonly kind: 'counts' | 'network' | 'neuralCache' | 'spelling';
  /** Probability this part alone gives the word, if a word comes. */
  readonly probability: number;
  /** Counts only, for people: the context that spoke most clearly. */
  readonly context: string | null;
  /** Offset of the earlier place that speaks for the word, null where none does. */
  readonly offset: number | null;
}

/** A word that may come next, or be the one being typed. */
export interface Candidate {
  /** The whole word, beginning with the letters already typed. */
  readonly text: string;
  /** Probability that this word comes, at this very place. */
  readonly probability: number;
  /** Who speaks for it, loudest first. */
  readonly sources: readonly Source[];
}

export interface Prediction {
  /** Letters of the word at the cursor that are already typed. */
  readonly prefix: string;
  /** Likeliest first. */
  readonly candidates: readonly Candidate[];
  /** What counting alone would suggest. */
  readonly counts: Suggestion;
  /** Chance that a word comes at all; 1 inside a word. */
  readonly wordComes: number;
}

/** Probabilities of the next character, a code point. */
export interface NextCharacter {
  readonly probabilities: ReadonlyMap<string, number>;
  /** Chance of all that are not listed. */
  readonly other: number;
}
