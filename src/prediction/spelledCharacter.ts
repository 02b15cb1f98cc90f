import type { CharacterModel } from './characterModel.ts';
import type { NextCharacter } from './prediction.ts';
import { continuesWord } from './words.ts';

/** First halves of surrogate pairs less likely than this are not continued: each costs one look at the character model. */
const leastHalf = 0.005;

/** The chance of each next character by spelling alone, after a text that ends in `before`. */
export function spelledCharacter(model: CharacterModel, before: string): NextCharacter {
  const probabilities = new Map<string, number>();
  const halves = new Map<string, number>();
  for (const [unit, chance] of unitsAfter(model, before)) {
    if (unit.isWellFormed()) probabilities.set(unit, chance);
    else if (isFirstHalf(unit) && chance >= leastHalf) halves.set(unit, chance);
  }
  for (const [half, chance] of halves)
    for (const [other, share] of secondHalves(model, before + half)) probabilities.set(half + other, chance * share);
  const known = [...probabilities.values()].reduce((sum, chance) => sum + chance, 0);
  return { probabilities, other: Math.max(0, 1 - known) };
}

/** The chance that the next character goes on with a word, or begins one. */
export function letterChance({ probabilities }: NextCharacter): number {
  let chance = 0;
  for (const [text, probability] of probabilities) if (continuesWord(text)) chance += probability;
  return chance;
}

/** The chance of each second half of a surrogate pair, given that one comes; what is missing to 1 is that of those never seen. */
function secondHalves(model: CharacterModel, before: string): [half: string, chance: number][] {
  const halves = unitsAfter(model, before).filter(([unit]) => !unit.isWellFormed() && !isFirstHalf(unit));
  const whole = halves.reduce((sum, [, chance]) => sum + chance, model.scores[0]!);
  return halves.map(([half, chance]) => [half, chance / whole]);
}

function unitsAfter(model: CharacterModel, before: string): [unit: string, chance: number][] {
  model.weigh(before);
  const { statistics, scores } = model;
  return Array.from(statistics.units.subarray(1, statistics.size), (unit, at) => [
    String.fromCharCode(unit),
    scores[at + 1]!,
  ]);
}

function isFirstHalf(unit: string): boolean {
  return unit < '\udc00';
}
