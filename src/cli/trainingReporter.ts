import type { CountingBaselines } from '../counts/baselines.ts';
import type { Plan } from '../engine/defaults.ts';
import type { Judgement } from '../engine/judgement.ts';
import type { Progress } from '../engine/trainingRun.ts';
import type { Surroundings } from './command.ts';
import { JsonTrainingReporter } from './jsonTrainingReporter.ts';
import { PlainTrainingReporter } from './plainTrainingReporter.ts';
import type { End } from './runToTheEnd.ts';

export interface TrainingResult {
  readonly model: string;
  readonly step: number;
  /** Of this run. */
  readonly seconds: number;
  /** Null where nothing was held out. */
  readonly judgement: Judgement | null;
  /** Null where nothing was held out, or too much to count. */
  readonly baselines: CountingBaselines | null;
  readonly end: End;
}

/** Where a training tells how it goes: for programs, or for people. */
export interface TrainingReporter {
  warn(sentence: string): void;
  start(plan: Plan, engine: { readonly engine: string; readonly threads: number }): void;
  progress(progress: Progress): void;
  done(result: TrainingResult): void;
}

export function reporterFor(json: boolean, around: Surroundings): TrainingReporter {
  return json ? new JsonTrainingReporter(around) : new PlainTrainingReporter(around);
}
