import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { DocumentReader, type TextDocument } from '../text/document.ts';

/** Reads a file in pieces, keeping neither its bytes nor its text. Throws a `Refusal` where it is nothing to train on. */
export async function readDocument(path: string, name: string): Promise<TextDocument> {
  const { size } = await stat(path);
  const reader = new DocumentReader(name, size);
  for await (const chunk of createReadStream(path, { highWaterMark: 2 ** 20 })) reader.push(chunk as Buffer);
  return reader.finish();
}
