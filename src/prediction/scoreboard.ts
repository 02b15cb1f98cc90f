/** What was suggested at a place where a word was then typed. */
export interface Suggestion {
  /** Words suggested, likeliest first. */
  readonly texts: readonly string[];
  /** Probability of the first. */
  readonly probability: number;
}

/** Everything a typed word tells about one predictor. */
export interface Tally {
  readonly words: number;
  readonly characters: number;
  /** Words that were first, or among the first three, before a letter was typed. */
  readonly first: number;
  readonly firstThree: number;
  /** Keystrokes saved by who accepts the first suggestion, or one of three, as soon as it is right. */
  readonly saved: number;
  readonly savedOfThree: number;
  /** Words before which a suggestion was sure enough to be shown, and how many of those were right. */
  readonly shown: number;
  readonly shownRight: number;
  /** Places where a suggestion was sure enough to be shown and no word came. */
  readonly shownInVain: number;
}

export const emptyTally: Tally = {
  words: 0,
  characters: 0,
  first: 0,
  firstThree: 0,
  saved: 0,
  savedOfThree: 0,
  shown: 0,
  shownRight: 0,
  shownInVain: 0,
};

/**
 * Adds a word that was typed. `suggestions[k]` is what was suggested after k of its letters; `gap` is the text typed between
 * the word before and this one. A suggestion counts as shown from probability `threshold` on.
 */
export function tallied(
  tally: Tally,
  gap: string,
  word: string,
  suggestions: readonly Suggestion[],
  threshold: number,
): Tally {
  const rank = ({ texts }: Suggestion) => texts.indexOf(word);
  const firstAt = suggestions.findIndex((suggestion) => rank(suggestion) === 0);
  const threeAt = suggestions.findIndex((suggestion) => rank(suggestion) >= 0 && rank(suggestion) < 3);
  const [start] = suggestions;
  const shown = start && isShown(start, threshold) ? 1 : 0;
  return {
    ...tally,
    words: tally.words + 1,
    characters: tally.characters + gap.length + word.length,
    first: tally.first + (firstAt === 0 ? 1 : 0),
    firstThree: tally.firstThree + (threeAt === 0 ? 1 : 0),
    saved: tally.saved + savedFrom(word, firstAt),
    savedOfThree: tally.savedOfThree + savedFrom(word, threeAt),
    shown: tally.shown + shown,
    shownRight: tally.shownRight + (shown && firstAt === 0 ? 1 : 0),
  };
}

/** Adds a place where no word came, but more of the gap. */
export function talliedInVain(tally: Tally, suggestion: Suggestion, threshold: number): Tally {
  return isShown(suggestion, threshold) ? { ...tally, shownInVain: tally.shownInVain + 1 } : tally;
}

function isShown({ texts, probability }: Suggestion, threshold: number): boolean {
  return texts.length > 0 && probability >= threshold;
}

/** Accepting costs one keystroke. */
function savedFrom(word: string, letters: number): number {
  return letters < 0 ? 0 : Math.max(0, word.length - letters - 1);
}

/** Shares of 1 a person can read; null where there is nothing to divide by. */
export interface Score {
  readonly top1: number | null;
  readonly top3: number | null;
  readonly keystrokesSaved: number | null;
  readonly keystrokesSavedOfThree: number | null;
  readonly precision: number | null;
  readonly coverage: number | null;
}

export function scoreOf(tally: Tally): Score {
  const share = (part: number, whole: number) => (whole > 0 ? part / whole : null);
  return {
    top1: share(tally.first, tally.words),
    top3: share(tally.firstThree, tally.words),
    keystrokesSaved: share(tally.saved, tally.characters),
    keystrokesSavedOfThree: share(tally.savedOfThree, tally.characters),
    precision: share(tally.shownRight, tally.shown + tally.shownInVain),
    coverage: share(tally.shown, tally.words),
  };
}
