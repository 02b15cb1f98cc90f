import type { Characters } from './characters.ts';

/** Nats of a uniform choice among all code points: what an unknown character is charged. */
export const unknownCharacterNats = Math.log(0x110000);

/** Nats of an unknown word spelled with the unigram distribution of a text's characters. */
export function wordSpelling({ characters, alphabet, counts }: Characters): (word: string) => number {
  const rows = alphabet.map((character, row): [string, number] => [
    character,
    -Math.log((counts[row] ?? 0) / characters.length),
  ]);
  const nats = new Map(rows.slice(1));
  return (word) => {
    let sum = 0;
    for (const character of word) sum += nats.get(character) ?? unknownCharacterNats;
    return sum;
  };
}
