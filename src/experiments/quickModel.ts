import type { Backend, DocumentModel } from '../engine/backend.ts';
import { planTraining, type Choices, type Plan } from '../engine/defaults.ts';
import { Trainer } from '../engine/trainer.ts';
import type { ExperimentDocument } from '../protocol/experimenter.ts';
import { documentFromText } from '../text/document.ts';
import type { Vocabulary } from '../text/vocabulary.ts';
import type { Laboratory } from './experiment.ts';

/** Sizes that learn something within seconds on two cores. */
const quickSizes: Choices = { unit: 'character', hidden: 64, embedding: 32, batch: 16, sequence: 32, dropout: 0 };

/** A small model of a document that an experiment trains for itself. */
export class QuickModel {
  readonly plan: Plan;
  readonly trainer: Trainer;
  #spent = 0;

  /** Throws a `Refusal` for a document that cannot be learned from. */
  constructor(backend: Backend, { name, text }: ExperimentDocument, choices: Choices) {
    this.plan = planTraining(documentFromText(name, text), {
      ...quickSizes,
      learningRate: 5e-3,
      heldOut: 0.1,
      ...choices,
    });
    const { corpus, model, training } = this.plan;
    this.trainer = Trainer.start({ backend, corpus, model, training, threads: 1 });
  }

  get model(): DocumentModel {
    return this.trainer.model;
  }

  get vocabulary(): Vocabulary {
    return this.plan.corpus.vocabulary;
  }

  /** Tokens trained a second, over all its training. */
  get speed(): number {
    return this.trainer.tokens / this.#spent;
  }

  /** Trains for so many seconds. */
  async train(seconds: number, { clock, breathe }: Laboratory): Promise<void> {
    const start = clock();
    let breathed = start;
    while (clock() - start < seconds) {
      this.trainer.advance();
      if (clock() - breathed < 0.05) continue;
      await breathe();
      breathed = clock();
    }
    this.#spent += clock() - start;
  }

  /** Bits per character of the held-out part, judged now. */
  bitsPerCharacter(): number | null {
    return this.trainer.validate()?.bitsPerCharacter ?? null;
  }

  dispose(): void {
    this.trainer.dispose();
  }
}

/** Uses a model and frees it, whatever happens. */
export async function using<T extends { dispose(): void }, R>(held: readonly T[], work: () => Promise<R>): Promise<R> {
  try {
    return await work();
  } finally {
    for (const one of held) one.dispose();
  }
}
