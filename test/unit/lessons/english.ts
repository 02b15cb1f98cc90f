import { experimentStrings } from '../../../src/protocol/experimentStrings.ts';
import { lessonProblems } from '../../../src/protocol/lessonProblems.ts';
import type { Phrase, Said } from '../../../src/protocol/phrases.ts';

/** The text of a phrase, with its gaps. */
export function textOf({ phrase }: Phrase): string {
  return { ...experimentStrings, ...lessonProblems }[phrase];
}

/** What a reader of English is told. */
export function inEnglish(words: Said): string {
  if (typeof words === 'string' || typeof words === 'number') return String(words);
  if ('figure' in words) return words.figure.toFixed(words.digits);
  if (!('phrase' in words)) return words.map(inEnglish).join(', ');
  return textOf(words).replace(/\{(\d+)\}/g, (_, gap: string) => inEnglish(words.values[Number(gap)] ?? ''));
}
