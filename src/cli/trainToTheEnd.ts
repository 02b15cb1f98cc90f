import { encodeCheckpoint } from '../engine/checkpoint.ts';
import { countBaselines, type CountingBaselines } from '../counts/baselines.ts';
import { Divergence } from '../engine/divergence.ts';
import type { Trainer } from '../engine/trainer.ts';
import type { Budget } from '../engine/trainingRun.ts';
import type { Corpus } from '../text/corpus.ts';
import { Failure } from './errors.ts';
import { writeModelFile } from './files.ts';
import { now, runToTheEnd, type End } from './runToTheEnd.ts';
import type { TrainingReporter } from './trainingReporter.ts';

/** Characters of the longest document that is counted for comparison; longer ones would keep people waiting. */
const longestCounted = 20_000_000;

/** Trains until the budget is spent or somebody interrupts, then saves and judges what was learned. */
export async function trainToTheEnd(
  trainer: Trainer,
  budget: Budget,
  out: string,
  reporter: TrainingReporter,
  interrupted: AbortSignal,
): Promise<void> {
  const start = now();
  const save = (): Promise<void> => writeModelFile(out, encodeCheckpoint(trainer.checkpoint()));
  let divergence: Divergence | null = null;
  let end: End;
  try {
    end = await runToTheEnd(trainer, budget, reporter, save, interrupted);
  } catch (error) {
    if (!(error instanceof Divergence)) throw error;
    divergence = error;
    end = 'diverged';
  }
  if (end === 'interrupted') trainer.validate();
  // Judging a long text takes a while: what was learned is safe first.
  await save();
  const judgement = trainer.judgeBest();
  const seconds = now() - start;
  const baselines = judgement && trainer.corpus.document.length <= longestCounted ? count(trainer.corpus) : null;
  const judged = judgement && baselines && { network: judgement.bitsPerCharacter, ...baselines };
  await writeModelFile(out, encodeCheckpoint(trainer.checkpoint(judged)));
  reporter.done({ model: out, step: trainer.step, seconds, judgement, baselines, end });
  if (divergence) throw new Failure(divergence.message);
}

/** Counting waits until the network is done: the time is the network's. */
function count({ document, heldOutStart }: Corpus): CountingBaselines {
  const counting = countBaselines(document, heldOutStart);
  for (let next = counting.next(); ; next = counting.next()) if (next.done) return next.value;
}
