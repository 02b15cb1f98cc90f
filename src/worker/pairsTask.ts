import { encodePairsCheckpoint } from '../engine/pairsCheckpoint.ts';
import type { PairsJudgement } from '../engine/pairsJudgement.ts';
import type { PairsTrainer } from '../engine/pairsTrainer.ts';
import { parameterCount } from '../engine/parameters.ts';
import type { Progress } from '../engine/trainingRun.ts';
import type { CurvePoint } from '../protocol/trainer.ts';
import type { TextDocument } from '../text/document.ts';
import type { Sentence } from '../text/sentence.ts';
import { heldOutExamples } from './heldOutExamples.ts';
import { pairsCurveOf, pairsFigures } from './pairsCurve.ts';
import { pairsSettings } from './runSettings.ts';
import type { RunTask } from './runTask.ts';

/** Training of a sequence-to-sequence model. */
export class PairsTask implements RunTask<PairsJudgement> {
  readonly trainer: PairsTrainer;
  readonly #document: TextDocument;
  readonly #notes: readonly Sentence[];

  constructor(trainer: PairsTrainer, document: TextDocument, notes: readonly Sentence[]) {
    this.trainer = trainer;
    this.#document = document;
    this.#notes = notes;
  }

  countBaselines(): null {
    return null;
  }

  started() {
    const { corpus, model, training, history, learningRateFactor } = this.trainer;
    return {
      settings: pairsSettings(model.configuration, training),
      learningRateFactor,
      parameters: parameterCount(model.configuration),
      vocabulary: model.configuration.targetVocabulary,
      characters: this.#document.length,
      digest: this.#document.identity.sha256,
      heldOutCharacters: corpus.heldOut.reduce((sum, { pair }) => sum + Array.from(pair.target).length, 0),
      examples: heldOutExamples(corpus),
      warnings: this.#notes,
      curve: pairsCurveOf(history),
    };
  }

  point({ step, trainLoss, validation, gradientNorm }: Progress<PairsJudgement>): CurvePoint {
    return {
      step,
      trainBits: trainLoss / Math.LN2,
      validationBits: validation && validation.loss / Math.LN2,
      gradientNorm,
      ...(validation && { pairs: pairsFigures(validation) }),
    };
  }

  /** Units, source and target: what a pair of words is in characters says little. */
  charactersOf(tokens: number): number {
    return tokens;
  }

  figures(judged: PairsJudgement | null) {
    if (!judged) return { bitsPerCharacter: null };
    return { bitsPerCharacter: judged.loss / Math.LN2, pairs: pairsFigures(judged) };
  }

  publish(which: 'newest' | 'best') {
    const { model, corpus } = this.trainer;
    return {
      task: 'pairs' as const,
      ...this.trainer.weights(which),
      configuration: model.configuration,
      sourceUnits: corpus.vocabularies.source.units,
      targetUnits: corpus.vocabularies.target.units,
    };
  }

  checkpoint(judged: PairsJudgement | null): Uint8Array<ArrayBuffer> {
    const { model, corpus } = this.trainer;
    return encodePairsCheckpoint({
      configuration: model.configuration,
      vocabularies: corpus.vocabularies,
      document: this.#document.identity,
      parameters: this.trainer.bestParameters(),
      judged,
      training: this.trainer.state(),
    });
  }
}
