import { countBaselines } from '../counts/baselines.ts';
import { encodeCheckpoint } from '../engine/checkpoint.ts';
import type { Judgement } from '../engine/judgement.ts';
import { parameterCount } from '../engine/parameters.ts';
import { bitsPerCharacter, ratesOf, type TextRates } from '../engine/textRates.ts';
import type { Trainer } from '../engine/trainer.ts';
import type { Progress } from '../engine/trainingRun.ts';
import type { Baselines, CurvePoint } from '../protocol/trainer.ts';
import type { Sentence } from '../text/sentence.ts';
import { curveOf } from './curve.ts';
import { runSettings } from './runSettings.ts';
import type { RunTask } from './runTask.ts';

/** Training of a document's language model. */
export class DocumentTask implements RunTask<Judgement> {
  readonly trainer: Trainer;
  readonly #notes: readonly Sentence[];
  readonly #rates: TextRates;

  constructor(trainer: Trainer, notes: readonly Sentence[]) {
    this.trainer = trainer;
    this.#notes = notes;
    this.#rates = ratesOf(trainer.corpus);
  }

  countBaselines(): Generator<void, Baselines> | null {
    const { document, heldOut, heldOutStart } = this.trainer.corpus;
    return heldOut && countBaselines(document, heldOutStart);
  }

  started() {
    const { corpus, model, training, history, learningRateFactor } = this.trainer;
    const { document, heldOut } = corpus;
    return {
      settings: runSettings(model.configuration, training),
      learningRateFactor,
      parameters: parameterCount(model.configuration),
      vocabulary: model.configuration.vocabulary,
      characters: document.length,
      digest: document.identity.sha256,
      heldOutCharacters: heldOut?.characters ?? 0,
      warnings: [...document.warnings, ...this.#notes],
      curve: curveOf(history, this.#rates),
    };
  }

  point({ step, trainLoss, validation, gradientNorm }: Progress): CurvePoint {
    const validationBits = validation?.bitsPerCharacter ?? null;
    return { step, trainBits: bitsPerCharacter(trainLoss, this.#rates), validationBits, gradientNorm };
  }

  charactersOf(tokens: number): number {
    return tokens / this.#rates.tokensPerCharacter;
  }

  figures(judged: Judgement | null) {
    return { bitsPerCharacter: judged?.bitsPerCharacter ?? null };
  }

  publish(which: 'newest' | 'best') {
    const { model, corpus } = this.trainer;
    return {
      task: 'document' as const,
      ...this.trainer.weights(which),
      configuration: model.configuration,
      units: corpus.vocabulary.units,
    };
  }

  checkpoint(judged: Judgement | null, baselines: Baselines | null): Uint8Array<ArrayBuffer> {
    const compared = judged && baselines && { network: judged.bitsPerCharacter, ...baselines };
    return encodeCheckpoint(this.trainer.checkpoint(compared));
  }
}
