import type { TextDocument } from '../text/document.ts';
import { encodeText } from '../text/encode.ts';
import type { Vocabulary } from '../text/vocabulary.ts';
import type { DocumentModel, ModelCapacity } from './backend.ts';
import { judge, type Judgement } from './judgement.ts';

/** Judges a model by the whole of a document, which it reads from a zero state. */
export function evaluate(
  model: DocumentModel,
  vocabulary: Vocabulary,
  document: TextDocument,
  { batch, sequence }: Pick<ModelCapacity, 'batch' | 'sequence'>,
): Judgement {
  const text = encodeText(document, vocabulary, 0, document.length);
  return judge(model, text, { context: new Uint8Array(0), batch, sequence, limit: Infinity });
}
