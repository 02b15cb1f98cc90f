import type { PairReading } from '../protocol/trainer.ts';
import type { TextDocument } from '../text/document.ts';
import { readPairs } from '../text/pairs/formats.ts';
import { readSideBySide } from '../text/pairs/lines.ts';
import type { PairsFound } from '../text/pairs/pair.ts';
import { sentence, SentenceError } from '../text/sentence.ts';

/** The pairs of a document; `targets` is the other one of two that stand side by side. */
export function readDocumentPairs(
  document: TextDocument,
  { format, columns }: PairReading,
  targets: TextDocument | null,
): PairsFound {
  if (format !== 'sideBySide') return readPairs(document.slice(), format, columns ?? undefined);
  if (!targets) throw new SentenceError(sentence('The document with the targets is missing.'));
  return readSideBySide(document.slice(), targets.slice());
}
