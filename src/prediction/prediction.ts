/** Which model a candidate's probability came from, as shares that sum to 1. */
export interface Source {
  readonly kind: 'counts' | 'network' | 'neuralCache' | 'spelling';
  readonly share: number;
  /** Which counts, for people: the context that spoke most clearly. */
  readonly context: string | null;
  /** Offset in the document of the earlier place that speaks for the word, null where none does. */
  readonly offset: number | null;
}

/** A word that may come next, or be the one being typed. */
export interface Candidate {
  /** The whole word, beginning with the letters already typed. */
  readonly text: string;
  /** Probability that this word comes, at this very place. */
  readonly probability: number;
  /** Where it comes from, the largest share first. */
  readonly sources: readonly Source[];
}

export interface Prediction {
  /** Letters of the word at the cursor that are already typed. */
  readonly prefix: string;
  /** Likeliest first. */
  readonly candidates: readonly Candidate[];
  /** Chance that a word comes at all; 1 inside a word. */
  readonly wordComes: number;
}
