import type { CharacterModel } from './characterModel.ts';
import { continuesWord } from './words.ts';

/** Characters before the cursor that the character model looks at. */
export const spellingReach = 400;
/** Beginnings that are continued before the search gives up; each costs one look at the character model. */
const mostSteps = 16;
const longestWord = 40;
/** Continuations less likely than this share of the best spelling are not followed. */
const leastShare = 0.05;

export interface Spelling {
  readonly text: string;
  readonly probability: number;
}

interface Beginning {
  readonly letters: string;
  readonly probability: number;
}

/** The likeliest whole words that begin with `prefix`, by the letters alone: best-first search over the character model. */
export function spell(model: CharacterModel, before: string, prefix: string): Spelling[] {
  const open: Beginning[] = [{ letters: prefix, probability: 1 }];
  const found: Spelling[] = [];
  let best = 0;
  for (let step = 0; step < mostSteps && open.length > 0; step++) {
    const { letters, probability } = takeLikeliest(open);
    if (probability < leastShare * best || letters.length > longestWord) break;
    model.weigh(before + letters, 'plausible');
    let end = model.scores[0]!;
    for (let slot = 1; slot < model.statistics.size; slot++) {
      const score = model.scores[slot]!;
      const letter = String.fromCharCode(model.statistics.units[slot]!);
      if (!continuesWord(letter)) end += score;
      else if (score * probability > Math.max(0.002, leastShare * best))
        open.push({ letters: letters + letter, probability: probability * score });
    }
    if (letters !== prefix) {
      found.push({ text: letters, probability: probability * end });
      best = Math.max(best, probability * end);
    }
  }
  return found.sort((a, b) => b.probability - a.probability);
}

function takeLikeliest(open: Beginning[]): Beginning {
  let best = 0;
  for (let at = 1; at < open.length; at++) if (open[at]!.probability > open[best]!.probability) best = at;
  return open.splice(best, 1)[0]!;
}
