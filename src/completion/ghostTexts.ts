import type { WordCandidate, WordPrediction } from '../protocol/predictor.ts';
import { letter, unspacedWord } from '../text/wordCharacters.ts';

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

const continuesWord = new RegExp(`^${letter}`, 'v');
const sign = String.raw`[^\s\p{L}\p{M}\p{N}_]`;
/**
 * What begins the text or comes after a space: a word or signs. Signs within, as of a call, may well be meant to stand there twice. Of
 * what is written without spaces each character.
 */
const tokens = new RegExp(String.raw`(?:(?:^|\s)\s*|(?=${unspacedWord}))(${unspacedWord}|${letter}+|${sign}+)`, 'gv');

/**
 * What to show of a prediction: nothing unless the first is sure enough, then the others to cycle through. Nothing within a
 * word, and no further than to what stands there already.
 */
export function ghostTexts({ prefix, candidates }: WordPrediction, place: GhostPlace): GhostText[] {
  const { before, after, selected, threshold } = place;
  if (!before.endsWith(prefix)) return [];
  if (continuesWord.test(after)) return [];
  const texts = candidates
    .filter(({ text }) => text.startsWith(prefix))
    .map((candidate) => {
      const added = (candidate.text + candidate.continuation).slice(prefix.length);
      // What was begun is another word than the one behind the cursor, even if it ends like it.
      const least = prefix === '' ? 0 : candidate.text.length - prefix.length;
      return { text: prefix + added.slice(0, lengthUntilStanding(added, least, after)), candidate };
    })
    .filter(({ text }) => text.startsWith(selected ?? prefix) && text !== (selected ?? prefix));
  const [first] = texts;
  return first && first.candidate.probability >= threshold ? texts : [];
}

/** How much of a text, at least `least`, comes before the word or sign that is what follows the cursor anyway. */
function lengthUntilStanding(added: string, least: number, after: string): number {
  const rest = after.trimStart();
  for (const { index, 1: token = '' } of added.matchAll(tokens)) {
    const ends = !continuesWord.test(token) || !continuesWord.test(rest.slice(token.length));
    if (index >= least && rest.startsWith(token) && ends) return index;
  }
  return added.length;
}
