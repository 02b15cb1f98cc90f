import { unknownUnit } from './characters.ts';
import type { TextDocument } from './document.ts';
import { encodeCharacters, encodeText, wordsOf } from './encode.ts';
import type { EncodedText } from './encodedText.ts';
import { heldOutStart } from './heldOut.ts';
import { remap, TokenBuffer, type Tokens } from './tokens.ts';
import type { Unit } from './unit.ts';
import { Vocabulary } from './vocabulary.ts';

/** Most characters a vocabulary holds; rarer ones are unknown. */
export const largestCharacterVocabulary = 8192;

/** A document cut and split for training. */
export interface Corpus {
  readonly document: TextDocument;
  readonly vocabulary: Vocabulary;
  readonly training: Tokens;
  /** Null where nothing is held out. */
  readonly heldOut: EncodedText | null;
  /** Where the held-out part begins, in characters. */
  readonly heldOutStart: number;
}

export interface CorpusOptions {
  readonly unit: Unit;
  /** Share of the document kept for validation. */
  readonly heldOut: number;
  /** Most words a vocabulary may hold, by tokens of the training part; used for words only. */
  readonly vocabularyLimit?: (trainingTokens: number) => number;
}

/** Cuts a document into units with a vocabulary of its own. */
export function createCorpus(document: TextDocument, options: CorpusOptions): Corpus {
  const start = heldOutStart(document, options.heldOut);
  if (options.unit === 'character') return encodeCorpus(document, characterVocabulary(document), start);
  const { vocabulary, training } = learnWords(document, start, options.vocabularyLimit ?? (() => Infinity));
  return { document, vocabulary, training, heldOut: heldOutPart(document, vocabulary, start), heldOutStart: start };
}

/** Cuts a document into the units of a vocabulary that exists already, as when training goes on from a checkpoint. */
export function encodeCorpus(document: TextDocument, vocabulary: Vocabulary, start: number): Corpus {
  const training =
    vocabulary.unit === 'character'
      ? encodeCharacters(document, vocabulary, 0, start)
      : encodeText(document, vocabulary, 0, start).tokens;
  return { document, vocabulary, training, heldOut: heldOutPart(document, vocabulary, start), heldOutStart: start };
}

function heldOutPart(document: TextDocument, vocabulary: Vocabulary, start: number): EncodedText | null {
  return start < document.length ? encodeText(document, vocabulary, start, document.length) : null;
}

function characterVocabulary({ alphabet, counts }: TextDocument): Vocabulary {
  if (alphabet.length <= largestCharacterVocabulary) return new Vocabulary('character', alphabet);
  const rows = alphabet.map((_, row) => row).slice(1);
  rows.sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b);
  const kept = rows.slice(0, largestCharacterVocabulary - 1).sort((a, b) => a - b);
  return new Vocabulary('character', [unknownUnit, ...kept.map((row) => alphabet[row] ?? '')]);
}

/**
 * The words of the training part, most frequent first. Words seen once stay unknown: only from them can a model learn where
 * unknown words stand.
 */
function learnWords(
  document: TextDocument,
  end: number,
  limit: (trainingTokens: number) => number,
): { vocabulary: Vocabulary; training: Tokens } {
  const rows = new Map<string, number>();
  const words: string[] = [];
  const counts: number[] = [];
  const provisional = new TokenBuffer(end >> 2);
  for (const word of wordsOf(document, 0, end)) {
    let row = rows.get(word);
    if (row === undefined) {
      row = words.push(word) - 1;
      rows.set(word, row);
      counts.push(0);
    }
    counts[row] = (counts[row] ?? 0) + 1;
    provisional.push(row);
  }
  const order = words.map((_, row) => row).filter((row) => (counts[row] ?? 0) > 1);
  order.sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b);
  const kept = order.slice(0, Math.max(1, limit(provisional.length) - 1));
  const table = new Uint32Array(words.length);
  kept.forEach((row, position) => (table[row] = position + 1));
  const vocabulary = new Vocabulary('word', [unknownUnit, ...kept.map((row) => words[row] ?? '')]);
  return { vocabulary, training: remap(provisional.finish(), table) };
}
