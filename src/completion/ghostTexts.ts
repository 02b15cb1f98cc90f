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

/**
 * What to show of a prediction: nothing unless the first is sure enough, then the others to cycle through. Nothing within a
 * word, and nothing that stands there already.
 */
export function ghostTexts({ prefix, candidates }: WordPrediction, place: GhostPlace): GhostText[] {
  const { before, after, selected, threshold } = place;
  if (!before.endsWith(prefix)) return [];
  if (wordCharacter.test(after)) return [];
  const texts = candidates
    .map((candidate) => ({ text: candidate.text + candidate.continuation, candidate }))
    .filter(({ text, candidate }) => {
      if (!text.startsWith(selected ?? prefix) || text === (selected ?? prefix)) return false;
      return candidate.text.startsWith(prefix) && !stands(text.slice(prefix.length), after);
    });
  const [first] = texts;
  return first && first.candidate.probability >= threshold ? texts : [];
}

/** Whether a text, or its first word, is what follows the cursor anyway. */
function stands(added: string, after: string): boolean {
  const rest = after.trimStart();
  const whole = added.trimStart();
  const [word = whole] = /^\S+/.exec(whole) ?? [];
  return [whole, word].some(
    (text) => text !== '' && rest.startsWith(text) && !wordCharacter.test(rest.slice(text.length)),
  );
}
