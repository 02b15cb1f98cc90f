import type { Random } from '../../src/engine/random.ts';
import { CharacterModel } from '../../src/prediction/characterModel.ts';
import { spellingReach } from '../../src/prediction/speller.ts';
import { WordModel } from '../../src/prediction/wordModel.ts';
import { findWords } from '../../src/prediction/words.ts';

/** Practises on a part of a text, calling `update` with the gradient of a few predictions; returns nats a prediction. */
export type Exercise = (
  text: string,
  parameters: Float32Array,
  random: Random,
  update: (gradient: Float32Array) => void,
) => number;

const mostWords = 60_000;
const practisedWords = 700;
const mostCharacters = 250_000;
const practisedCharacters = 2500;
const batch = 8;

/** Predicts words before a letter is typed, or after a few. */
export function practiseWords(typed: boolean): Exercise {
  return (text, parameters, random, update) => {
    const spans = findWords(text);
    const count = Math.min(mostWords, spans.length / 2);
    const start = Math.max(0, Math.min(Math.floor(count * (0.1 + 0.85 * random.next())), count - practisedWords));
    const end = Math.min(count, start + practisedWords);
    const model = new WordModel(parameters, parameters);
    let left = -1;
    let nats = 0;
    for (let index = 0; index < end; index++) {
      const gap = text.slice(spans[2 * index - 1] ?? 0, spans[2 * index]);
      const word = text.slice(spans[2 * index], spans[2 * index + 1]);
      const place = model.place(left, gap);
      if (index >= start) {
        const letters = typed ? 1 + random.below(Math.min(5, word.length)) : 0;
        model.weigh(place, word.slice(0, letters));
        nats += model.accumulate(word);
        if (index % batch === 0) update(scaled(model.ranker.gradient, 1 / batch));
      }
      model.meet(word);
      left = model.append(place, word);
    }
    return nats / Math.max(1, end - start);
  };
}

/** Predicts characters. */
export const practiseCharacters: Exercise = (whole, parameters, random, update) => {
  const offset = random.below(Math.max(1, whole.length - mostCharacters));
  const text = whole.slice(offset, offset + mostCharacters);
  const start = Math.max(0, Math.min(Math.floor(text.length * random.next()), text.length - practisedCharacters));
  const end = Math.min(text.length, start + practisedCharacters);
  const model = new CharacterModel(parameters, end);
  let nats = 0;
  for (let at = 0; at < end; at++) {
    if (at >= start) {
      model.weigh(text.slice(Math.max(0, at - spellingReach), at));
      nats += model.accumulate(text.charCodeAt(at));
      if (at % batch === 0) update(scaled(model.ranker.gradient, 1 / batch));
    }
    model.append(text, at);
  }
  return nats / Math.max(1, end - start);
};

function scaled(gradient: Float32Array, factor: number): Float32Array {
  for (let i = 0; i < gradient.length; i++) gradient[i]! *= factor;
  return gradient;
}
