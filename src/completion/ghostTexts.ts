import type { WordCandidate, WordPrediction } from '../protocol/predictor.ts';

/** A text to show after the cursor: it replaces the letters typed, which it begins with. */
export interface GhostText {
  readonly text: string;
  readonly candidate: WordCandidate;
}

/** Where suggestions would stand. */
export interface GhostPlace {
  /** The line's text before and after the cursor. */
  readonly before: string;
  readonly after: string;
  /** The entry chosen in the suggest widget, whose letters are to be gone on from; null where none is. */
  readonly selected: string | null;
  /** Probability below which nothing is shown; 0 when somebody asked for it. */
  readonly threshold: number;
}

const wordCharacter = /^[\p{L}\p{N}_]/u;
/** A word or signs that begin the text or come after a space: signs within, as of a call, may well be meant to stand there twice. */
const spacedToken = /(?:^|\s)\s*([\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]+)/gu;

/**
 * What to show of a prediction: nothing unless the first is sure enough, then the others to cycle through. Nothing within a
 * word, and no further than to what stands there already.
 */
export function ghostTexts({ prefix, candidates }: WordPrediction, place: GhostPlace): GhostText[] {
  const { before, after, selected, threshold } = place;
  if (!before.endsWith(prefix)) return [];
  if (wordCharacter.test(after)) return [];
  const texts = candidates
    .filter(({ text }) => text.startsWith(prefix))
    .map((candidate) => {
      const added = (candidate.text + candidate.continuation).slice(prefix.length);
      return { text: prefix + added.slice(0, lengthUntilStanding(added, after)), candidate };
    })
    .filter(({ text }) => text.startsWith(selected ?? prefix) && text !== (selected ?? prefix));
  const [first] = texts;
  return first && first.candidate.probability >= threshold ? texts : [];
}

/** How much of a text comes before the word or sign that is what follows the cursor anyway. */
function lengthUntilStanding(added: string, after: string): number {
  const rest = after.trimStart();
  for (const { index, 1: token = '' } of added.matchAll(spacedToken)) {
    const ends = !wordCharacter.test(token) || !wordCharacter.test(rest.slice(token.length));
    if (rest.startsWith(token) && ends) return index;
  }
  return added.length;
}
