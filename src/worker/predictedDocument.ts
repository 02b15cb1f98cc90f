import type { Prediction } from '../prediction/prediction.ts';
import { Predictor } from '../prediction/predictor.ts';
import { predictorParameters } from '../prediction/predictorParameters.ts';
import type { NetworkReader } from '../prediction/networkReader.ts';
import type { DocumentEdit, Scoreboard, WordPrediction } from '../protocol/predictor.ts';
import { Examination } from './examination.ts';
import { nextTurn } from './turns.ts';

/** Candidates worked out at once, so that a test and a question at one place share the work. */
const considered = 8;
/** How long reading on may keep a question waiting. */
const millisecondsAtOnce = 2;
/** Longest continuation after a suggested word. */
const mostWords = 4;

/** One document as its predictor sees it, at one version. */
export class PredictedDocument {
  readonly #predictor = new Predictor(predictorParameters());
  readonly #examination = new Examination({
    predict: (offset) => this.#predict(offset),
    wordList: (offset, count) => this.#predictor.wordList(offset, count),
  });
  #version: number;
  /** The last prediction, of the text as it stands. */
  #latest: { readonly offset: number; readonly prediction: Prediction } | undefined;
  /** Whether a word was finished that no test of a keystroke of its own told of. */
  #finished = false;
  #network: { dispose(): void } | undefined;
  #reading = false;
  #disposed = false;

  constructor(version: number, text: string) {
    this.#version = version;
    this.#predictor.open(text);
    void this.#readOn();
  }

  get disposed(): boolean {
    return this.#disposed;
  }

  /** Characters that are kept in memory, counted and to be counted. */
  get charactersRead(): number {
    return this.#predictor.charactersRead;
  }

  get version(): number {
    return this.#version;
  }

  get scoreboard(): Scoreboard {
    return { ...this.#examination.scores, network: this.#predictor.network };
  }

  /** False where an edit lies outside of the text: this is not the document that was edited. */
  edit(version: number, edits: readonly DocumentEdit[], threshold: number): boolean {
    // Typed faster than there was time: what was suggested can only be asked before the text goes on.
    this.#finished = this.#examination.examine(threshold) || this.#finished;
    for (const { offset, deleted, inserted } of edits) {
      if (offset + deleted > this.#predictor.length) return false;
      this.#predictor.edit(offset, deleted, inserted);
    }
    this.#version = version;
    this.#latest = undefined;
    this.#examination.edited(edits);
    void this.#readOn();
    return true;
  }

  /** Takes what was just typed as a test; true where a word was finished since this was asked last. */
  examine(threshold: number): boolean {
    const finished = this.#examination.examine(threshold) || this.#finished;
    this.#finished = false;
    return finished;
  }

  attach(network: NetworkReader, model: { dispose(): void }): void {
    this.#predictor.attachNetwork(network);
    this.#network?.dispose();
    this.#network = model;
    this.#latest = undefined;
    void this.#readOn();
  }

  detach(): void {
    this.#predictor.attachNetwork(null);
    this.#network?.dispose();
    this.#network = undefined;
    this.#latest = undefined;
  }

  predict(offset: number, count: number, sure: number): WordPrediction {
    const { prefix, candidates } = this.#predict(offset);
    return {
      prefix,
      candidates: candidates.slice(0, count).map(({ text, probability, sources }) => ({
        text,
        probability,
        sources,
        continuation:
          probability > sure ? this.#predictor.continuation(offset, text, sure / probability, mostWords).text : '',
      })),
    };
  }

  dispose(): void {
    this.#disposed = true;
    this.detach();
  }

  #predict(offset: number): Prediction {
    if (this.#latest?.offset !== offset)
      this.#latest = { offset, prediction: this.#predictor.predict(offset, considered) };
    return this.#latest.prediction;
  }

  /** Reads what is not read yet, letting questions and edits between. */
  async #readOn(): Promise<void> {
    if (this.#reading) return;
    this.#reading = true;
    let pause = performance.now() + millisecondsAtOnce;
    while (!this.#disposed && this.#predictor.readOn()) {
      if (performance.now() < pause) continue;
      this.#latest = undefined;
      await nextTurn();
      pause = performance.now() + millisecondsAtOnce;
    }
    this.#latest = undefined;
    this.#reading = false;
  }
}
