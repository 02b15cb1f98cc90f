import type { TextDocument } from '../text/document.ts';
import { CharacterNgram } from './characterNgram.ts';

/** Held-out bits per character of counting alone. */
export interface CountingBaselines {
  readonly unigram: number;
  readonly ngram: number;
  readonly ngramOrder: number;
}

const ngramOrder = 4;

/** Characters between two pauses. */
const stride = 2 ** 16;

/**
 * Counts the training part of a document and judges the counts by its held-out part, from `heldOutStart` on. Takes about a third
 * of a second a million characters, and can be paused wherever it yields.
 */
export function* countBaselines(document: TextDocument, heldOutStart: number): Generator<void, CountingBaselines> {
  const { characters, alphabet } = document;
  const models = [1, ngramOrder].map((order) => new CharacterNgram(order, alphabet.length));
  const bits = models.map(() => 0);
  for (let from = 0; from < characters.length; from += stride) {
    const to = Math.min(characters.length, from + stride);
    models.forEach((model, index) => {
      for (let at = from; at < to; at++) {
        const symbol = characters[at]!;
        if (at < heldOutStart) model.learn(symbol);
        else bits[index]! += model.judge(symbol);
      }
    });
    yield;
  }
  const [unigram = 0, ngram = 0] = bits.map((sum) => sum / (characters.length - heldOutStart));
  return { unigram, ngram, ngramOrder };
}
