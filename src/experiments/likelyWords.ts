import type { DocumentModel, RecurrentState } from '../engine/backend.ts';
import { softmax } from '../engine/sampling.ts';
import type { Vocabulary } from '../text/vocabulary.ts';

export interface LikelyWord {
  readonly token: string;
  readonly probability: number;
}

interface Prefix {
  readonly word: string;
  readonly probability: number;
  readonly logits: Float32Array;
  readonly state: RecurrentState;
}

const width = 8;
const longestWord = 14;

/**
 * The words a model of characters most likely writes next, best first: beam search over letters until something else follows.
 * A word's probability is that of its letters and of no letter after them.
 */
export function likelyWords(
  model: DocumentModel,
  vocabulary: Vocabulary,
  start: { readonly logits: Float32Array; readonly state: RecurrentState },
  count: number,
): LikelyWord[] {
  const letters = vocabulary.units.map((unit) => /^[\p{L}\p{N}_'’-]$/u.test(unit));
  let beam: Prefix[] = [{ word: '', probability: 1, ...start }];
  const words: LikelyWord[] = [];
  for (let length = 0; length < longestWord && beam.length > 0; length++) {
    const longer: { readonly from: Prefix; readonly id: number; readonly probability: number }[] = [];
    for (const prefix of beam) {
      const next = softmax(prefix.logits);
      const ends = next.reduce((sum, p, id) => (letters[id] ? sum : sum + p), 0);
      if (prefix.word !== '') words.push({ token: prefix.word, probability: prefix.probability * ends });
      next.forEach((p, id) => letters[id] && longer.push({ from: prefix, id, probability: prefix.probability * p }));
    }
    longer.sort((a, b) => b.probability - a.probability);
    beam = longer.slice(0, width).map(({ from, id, probability }) => ({
      word: from.word + vocabulary.textOf(id),
      probability,
      ...model.infer(Int32Array.of(id), from.state),
    }));
  }
  return words.sort((a, b) => b.probability - a.probability).slice(0, count);
}

/** The probability that exactly this word comes next. */
export function wordProbability(
  model: DocumentModel,
  vocabulary: Vocabulary,
  start: { readonly logits: Float32Array; readonly state: RecurrentState },
  word: string,
): number {
  const letters = vocabulary.units.map((unit) => /^[\p{L}\p{N}_'’-]$/u.test(unit));
  let { logits, state } = start;
  let probability = 1;
  for (const id of vocabulary.encode(word)) {
    probability *= softmax(logits)[id] ?? 0;
    ({ logits, state } = model.infer(Int32Array.of(id), state));
  }
  return probability * softmax(logits).reduce((sum, p, id) => (letters[id] ? sum : sum + p), 0);
}
