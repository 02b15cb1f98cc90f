import type { TextSource } from '../protocol/trainer.ts';

/** Enough of a text to know its alphabet by, and little enough to hand over at every edit. */
const longestBeginning = 200_000;

/** A text to plan with while it is edited: the beginning of a long one that is at hand; a file, or a short text, as it is. */
export function beginningOf(source: TextSource): TextSource {
  if (source.kind === 'file' || source.text.length <= longestBeginning) return source;
  return { kind: 'text', text: source.text.slice(0, longestBeginning) };
}
