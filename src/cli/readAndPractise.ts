import type { Predictor } from '../prediction/predictor.ts';

/** Characters at the end of a document that are typed to the predictor instead of read at once. */
const mostPractised = 8000;
/** How much of the document those may be. */
const practisedShare = 0.05;
/** What is typed at a time. */
const word = /\S*\s*/gy;

/** How many characters of a text are read; the rest is typed. */
export function readCharacters(text: string): number {
  return text.length - Math.min(mostPractised, Math.floor(text.length * practisedShare));
}

/** Types the rest of a text to a predictor that has read its beginning, word by word while there is time. */
export function practise(predictor: Predictor, text: string, late: () => boolean = () => false): void {
  for (const [piece] of text.slice(predictor.length).matchAll(word)) {
    if (late()) break;
    predictor.edit(predictor.length, 0, piece);
  }
  predictor.edit(predictor.length, 0, text.slice(predictor.length));
}
