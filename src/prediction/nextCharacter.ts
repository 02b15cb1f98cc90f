import type { NextCharacter } from './prediction.ts';
import { letterChance } from './spelledCharacter.ts';
import type { WordModel } from './wordModel.ts';
import { continuesWord } from './words.ts';

/** How much of the answer is left to words, where both words and characters have an opinion. */
const trustInWords = 0.5;

/** What words say of the next character: how likely a letter is, and which. */
export interface WordOpinion {
  readonly letterComes: number;
  /** Chance of each next letter given that one comes; may sum to less than 1. */
  readonly letters: ReadonlyMap<string, number>;
}

/**
 * What the words weighed for a place say of the character after `prefix`, after `weigh`; `wordComes` is the chance that a word begins
 * where none does yet.
 */
export function opinionOf(
  { statistics, scores, log }: WordModel,
  spelled: NextCharacter,
  prefix: string,
  wordComes = 1,
): WordOpinion {
  const letters = new Map<string, number>();
  let complete = 0;
  for (let slot = 1; slot < statistics.size; slot++) {
    const [letter] = log.lexicon.text(statistics.units[slot]!).slice(prefix.length);
    if (letter === undefined) complete += scores[slot]!;
    else letters.set(letter, (letters.get(letter) ?? 0) + scores[slot]!);
  }
  if (prefix === '') return { letterComes: wordComes, letters };
  // A word that is not known ends as often here as its spelling says.
  const goesOn = 1 - complete - scores[0]! * (1 - letterChance(spelled));
  for (const [letter, chance] of letters) letters.set(letter, chance / Math.max(goesOn, 1e-9));
  return { letterComes: goesOn, letters };
}

/** Mixes what words and spelling say of the next character. */
export function mixNextCharacter(spelled: NextCharacter, words: WordOpinion): NextCharacter {
  const letters = letterChance(spelled);
  const known = [...words.letters.values()].reduce((sum, chance) => sum + chance, 0);
  const probabilities = new Map<string, number>();
  let sum = 0;
  for (const text of new Set([...spelled.probabilities.keys(), ...words.letters.keys()])) {
    const own = spelled.probabilities.get(text) ?? 0;
    const byWords = continuesWord(text)
      ? words.letterComes * ((words.letters.get(text) ?? 0) + (Math.max(0, 1 - known) * own) / Math.max(letters, 1e-9))
      : (1 - words.letterComes) * (own / Math.max(1 - letters, 1e-9));
    const probability = (1 - trustInWords) * own + trustInWords * byWords;
    probabilities.set(text, probability);
    sum += probability;
  }
  const whole = Math.max(sum + (1 - trustInWords) * spelled.other, 1e-9);
  for (const [text, probability] of probabilities) probabilities.set(text, probability / whole);
  return { probabilities, other: Math.max(0, 1 - sum / whole) };
}
