import { setImmediate } from 'node:timers/promises';
import { countBaselines, type CountingBaselines } from '../counts/baselines.ts';
import { Divergence } from '../engine/divergence.ts';
import type { Trainer } from '../engine/trainer.ts';
import { runTraining, type Budget, type StopReason } from '../engine/trainingRun.ts';
import type { Corpus } from '../text/corpus.ts';
import { Failure } from './errors.ts';
import { writeCheckpoint } from './files.ts';
import type { TrainingReporter } from './trainingReporter.ts';

/** Why a training on the command line came to its end. */
export type End = StopReason | 'interrupted' | 'diverged';

/** Milliseconds of computing after which signals are looked at. */
const breath = 20;

/** Seconds between two saves of a training under way. */
const saveInterval = 60;

/** Characters of the longest document that is counted for comparison; longer ones would keep people waiting. */
const longestCounted = 20_000_000;

const now = () => performance.now() / 1000;

/** Trains until the budget is spent or somebody interrupts, then saves and judges what was learned. */
export async function trainToTheEnd(
  trainer: Trainer,
  budget: Budget,
  out: string,
  reporter: TrainingReporter,
  interrupted: AbortSignal,
): Promise<void> {
  const start = now();
  let divergence: Divergence | null = null;
  let end: End;
  try {
    end = await run(trainer, budget, out, reporter, interrupted);
  } catch (error) {
    if (!(error instanceof Divergence)) throw error;
    divergence = error;
    end = 'diverged';
  }
  if (end === 'interrupted') trainer.validate();
  // Judging a long text takes a while: what was learned is safe first.
  await writeCheckpoint(out, trainer.checkpoint());
  const judgement = trainer.judgeBest();
  const seconds = now() - start;
  const baselines = judgement && trainer.corpus.document.length <= longestCounted ? count(trainer.corpus) : null;
  const judged = judgement && baselines && { network: judgement.bitsPerCharacter, ...baselines };
  await writeCheckpoint(out, trainer.checkpoint(judged));
  reporter.done({ model: out, step: trainer.step, seconds, judgement, baselines, end });
  if (divergence) throw new Failure(divergence.message);
}

/** Counting waits until the network is done: the time is the network's. */
function count({ document, heldOutStart }: Corpus): CountingBaselines {
  const counting = countBaselines(document, heldOutStart);
  for (let next = counting.next(); ; next = counting.next()) if (next.done) return next.value;
}

async function run(
  trainer: Trainer,
  budget: Budget,
  out: string,
  reporter: TrainingReporter,
  interrupted: AbortSignal,
): Promise<End> {
  const training = runTraining(trainer, budget, now);
  let breathed = performance.now();
  let saved = now();
  for (let next = training.next(); ; next = training.next()) {
    if (next.done) return next.value;
    if (next.value) reporter.progress(next.value);
    if (performance.now() - breathed < breath) continue;
    await setImmediate();
    breathed = performance.now();
    if (interrupted.aborted) return 'interrupted';
    if (now() - saved < saveInterval) continue;
    saved = now();
    await writeCheckpoint(out, trainer.checkpoint()).catch((error: Error) => reporter.warn(error.message));
  }
}
