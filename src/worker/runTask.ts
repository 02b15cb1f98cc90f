import type { Progress, Trainable } from '../engine/trainingRun.ts';
import type { Baselines, CurvePoint, Finished, ToldStart } from '../protocol/trainer.ts';
import type { Published } from './publication.ts';

/** What a run trains and how that is told of: a document's language model, or a model of pairs. */
export interface RunTask<Judged> {
  readonly trainer: Trainable<Judged> & {
    /** The step after which the model was best: the one that is kept. */
    readonly bestStep: number;
    /** Multiplies the scheduled learning rate. */
    learningRateFactor: number;
    judgeBest(): Judged | null;
    dispose(): void;
  };
  /** Counts on beside training, a stretch of text a step; null where there is nothing to compare with. */
  countBaselines(): Generator<void, Baselines> | null;
  started(): Omit<ToldStart, 'engine'>;
  point(progress: Progress<Judged>): CurvePoint;
  /** How many characters so many tokens are. */
  charactersOf(tokens: number): number;
  /** How good the model is that is kept. */
  figures(judged: Judged | null): Pick<Finished, 'bitsPerCharacter' | 'pairs'>;
  /** The weights there are now, or the best of all. */
  publish(which: 'newest' | 'best'): Published;
  /** A checkpoint's bytes. */
  checkpoint(judged: Judged | null, baselines: Baselines | null): Uint8Array<ArrayBuffer>;
}
