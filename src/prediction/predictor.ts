import { DocumentWords } from './documentWords.ts';
import type { Candidate, Prediction, Source } from './prediction.ts';
import { WordModel } from './wordModel.ts';
import { wordContextNames } from './wordContexts.ts';
import { WordStart } from './wordStart.ts';
import { prefixAtEnd } from './words.ts';

/** An edit that brings more words than this is a paste or another program's: counted, but not practised on. */
const mostPractised = 3;
/** Letters before the cursor that can belong to a word. */
const longestPrefix = 80;

/**
 * Predicts the next word of one document as it is being written. What it knows, it knows from the document as it stands:
 * what is deleted is no longer suggested, and nothing is kept when it is dropped.
 */
export class Predictor {
  readonly #parameters: Float32Array;
  #model: WordModel;
  #words: DocumentWords;
  #wordStart = new WordStart();

  /** `parameters` are the ranker's, learned from many documents; they are copied. */
  constructor(parameters: Float32Array) {
    this.#parameters = parameters;
    this.#model = new WordModel(parameters.slice());
    this.#words = new DocumentWords(this.#model);
  }

  get text(): string {
    return this.#words.text;
  }

  /** Forgets everything and reads a document. */
  open(text: string): void {
    this.#model = new WordModel(this.#parameters.slice());
    this.#words = new DocumentWords(this.#model);
    this.#wordStart = new WordStart();
    this.edit(0, 0, text);
  }

  /** Replaces `deleted` UTF-16 units at `offset` by `inserted`. */
  edit(offset: number, deleted: number, inserted: string): void {
    const { text } = this.#words;
    if (offset < 0 || deleted < 0 || offset + deleted > text.length)
      throw new RangeError('The edit lies outside of the document.');
    const practise = inserted.length < 100;
    let practised = 0;
    this.#words.replace(offset, deleted, inserted, (left, gap, word, at) => {
      this.#wordStart.learn(this.#model.log, left, gap, true);
      // Only a word that was just finished says anything about what should have been suggested.
      if (practise && at + word.length >= offset && practised++ < mostPractised) {
        this.#model.weigh(this.#model.place(left, gap), '');
        this.#model.learn(word);
      }
    });
    if (this.#model.log.length > 2 * this.#words.count + 20_000) this.open(this.text);
  }

  /** The likeliest words at an offset, at most `count`. */
  predict(offset: number, count: number): Prediction {
    const words = this.#words;
    const text = words.text.slice(Math.max(0, offset - longestPrefix), offset);
    const prefix = prefixAtEnd(text);
    const start = offset - prefix.length;
    const before = words.countBefore(start);
    const left = words.position(before - 1);
    const gap = words.text.slice(before === 0 ? 0 : words.end(before - 1), start);
    const wordComes = prefix === '' ? this.#wordStart.probability(this.#model.log, left, gap) : 1;
    const hidden = before < words.count ? words.position(before) : -1;
    // The word behind the cursor is not evidence for itself.
    const { alive } = this.#model.log;
    if (hidden >= 0) alive[hidden] = 0;
    this.#model.weigh(this.#model.place(left, gap), prefix);
    if (hidden >= 0) alive[hidden] = 1;
    return { prefix, wordComes, candidates: this.#best(count, prefix, wordComes) };
  }

  #best(count: number, prefix: string, wordComes: number): Candidate[] {
    const { statistics, scores, log } = this.#model;
    const best: number[] = [];
    for (let slot = 1; slot < statistics.size; slot++) {
      const score = scores[slot]!;
      if (best.length === count && score <= scores[best[count - 1]!]!) continue;
      if (log.lexicon.text(statistics.words[slot]!) === prefix) continue;
      let at = best.length;
      while (at > 0 && scores[best[at - 1]!]! < score) at--;
      best.splice(at, 0, slot);
      if (best.length > count) best.pop();
    }
    return best.map((slot) => ({
      text: log.lexicon.text(statistics.words[slot]!),
      probability: scores[slot]! * wordComes,
      sources: [this.#source(slot)],
    }));
  }

  /** The context whose counts speak most clearly for a candidate. */
  #source(slot: number): Source {
    const { statistics } = this.#model;
    let strongest = -1;
    let most = 0;
    for (let context = 0; context < statistics.width; context++) {
      const cell = slot * statistics.width + context;
      const share = statistics.weights[cell]! / (statistics.total[context]! + 0.5);
      if (share > most) [most, strongest] = [share, context];
    }
    return { kind: 'counts', share: 1, context: wordContextNames[strongest] ?? null, offset: null };
  }
}
