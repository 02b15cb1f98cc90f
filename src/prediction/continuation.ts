import type { CharacterModel } from './characterModel.ts';
import { spellingReach } from './speller.ts';
import type { WordModel } from './wordModel.ts';
import { continuesWord, isUnspacedWord } from './words.ts';

const longestGap = 12;

/** Words that follow a suggested one, with the text between them. */
export interface Continuation {
  /** What follows the suggested word, '' if nothing is sure enough. */
  readonly text: string;
  /** Probability of all of it, given that the suggested word is right. */
  readonly probability: number;
}

/**
 * Goes on after `word`, which would stand after `before` at log position `left` and `gap`, for as long as the whole continuation
 * has at least the probability `least`. Stays on the line. Words are known ones, the text between them is spelled.
 */
export function continueAfter(
  model: WordModel,
  spelling: CharacterModel,
  {
    before,
    left,
    gap,
    word,
  }: { readonly before: string; readonly left: number; readonly gap: string; readonly word: string },
  least: number,
  mostWords: number,
): Continuation {
  let sure: Continuation = { text: '', probability: 1 };
  let { text, probability } = sure;
  let position = model.imagine(model.place(left, gap), word);
  for (let words = 0; words < mostWords; words++) {
    const next = likeliestGap(spelling, before + word + text, least / probability);
    if (!next) break;
    const place = model.place(position, next.text);
    model.weigh(place, '');
    const [best] = model.best(1, '');
    if (!best || probability * next.probability * best.counts < least) break;
    text += next.text + best.text;
    probability *= next.probability * best.counts;
    sure = { text, probability };
    position = model.imagine(place, best.text);
  }
  return sure;
}

/** The likeliest text between a word and the next, null where a line end or nothing sure enough comes. */
function likeliestGap(
  spelling: CharacterModel,
  before: string,
  least: number,
): { text: string; probability: number } | null {
  let text = '';
  let probability = 1;
  while (text.length <= longestGap) {
    const behind = (before + text).slice(-spellingReach);
    spelling.weigh(behind);
    const wordComes = spelling.chanceOf(continuesWord(behind.slice(-1)) ? isUnspacedWord : beginsWord);
    const { character, chance } = likeliestMark(spelling);
    if (wordComes > chance) return { text, probability: probability * wordComes };
    probability *= chance;
    if (character === '\n' || probability < least) return null;
    text += character;
  }
  return null;
}

/** Whether a character behind a gap begins a word. */
function beginsWord(character: string): boolean {
  return continuesWord(character) || isUnspacedWord(character);
}

function likeliestMark({ statistics, scores }: CharacterModel): { character: string; chance: number } {
  let best = { character: '\n', chance: 0 };
  for (let slot = 1; slot < statistics.size; slot++) {
    const character = String.fromCharCode(statistics.units[slot]!);
    if (scores[slot]! > best.chance && !beginsWord(character)) best = { character, chance: scores[slot]! };
  }
  return best;
}
