import type { TextSource } from '../protocol/trainer.ts';

/** Enough of a text to know its alphabet by. */
const longestBeginning = 200_000;

/** A text to plan with: the beginning of one that is at hand, a file as it is. */
export function beginningOf(source: TextSource): TextSource {
  return source.kind === 'file' ? source : { kind: 'text', text: source.text.slice(0, longestBeginning) };
}
