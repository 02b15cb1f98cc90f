import type { Characters } from '../text/characters.ts';
import { SuffixAutomaton } from './suffixAutomaton.ts';

/** A stretch of a generated text that stands in the document word for word; string offsets, `to` not included. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** What is looked at of a document, which may be one too short to learn from. */
type CharactersRead = Pick<Characters, 'characters' | 'alphabet'>;

/**
 * The longest stretches of `generated` that the document holds, of at least `shortest` characters, in order and without overlap.
 * Takes one pass over the document.
 */
export function verbatimStretches(generated: string, document: CharactersRead, shortest: number): Stretch[] {
  const characters = Array.from(generated);
  const matched = matchedLengths(characters, document);
  const offsets = [0];
  for (const character of characters) offsets.push(offsets.at(-1)! + character.length);
  const stretches: Stretch[] = [];
  let previousEnd = 0;
  matched.forEach((length, at) => {
    if (matched[at + 1] === length + 1) return;
    const from = Math.max(at + 1 - length, previousEnd);
    if (at + 1 - from < shortest) return;
    stretches.push({ from: offsets[from]!, to: offsets[at + 1]! });
    previousEnd = at + 1;
  });
  return stretches;
}

/** For each position, how many characters up to and including it stand together somewhere in the document. */
function matchedLengths(characters: readonly string[], document: CharactersRead): Uint32Array {
  const symbols = new Map<string, number>();
  for (const character of characters) if (!symbols.has(character)) symbols.set(character, symbols.size);
  const text = Uint32Array.from(characters, (character) => symbols.get(character) ?? 0);
  const automaton = new SuffixAutomaton(text, symbols.size);
  const symbolOfRow = Int32Array.from(document.alphabet, (character) => symbols.get(character) ?? -1);
  return automaton.matchedLengths(document.characters, symbolOfRow);
}
