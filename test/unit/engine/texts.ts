import { documentFromText, type TextDocument } from '../../../src/text/document.ts';
import { Random } from '../../../src/engine/random.ts';

const words = ['the', 'cell', 'state', 'flows', 'through', 'every', 'gate', 'and', 'forgets', 'what', 'it', 'saw'];

/** A text of about `length` characters with something to learn in it, the same every time. */
export function sampleDocument(length: number, seed = 1): TextDocument {
  const random = new Random(seed);
  let text = '';
  while (text.length < length) {
    const sentence = Array.from({ length: 3 + random.below(6) }, () => words[random.below(words.length)]);
    text += `${sentence.join(' ')}.${random.below(3) === 0 ? '\n' : ' '}`;
  }
  return documentFromText('sample.txt', text);
}
