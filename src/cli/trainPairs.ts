import type { EngineName } from '../engine/configuration.ts';
import { Divergence } from '../engine/divergence.ts';
import { encodePairsCheckpoint } from '../engine/pairsCheckpoint.ts';
import { planPairsTraining, type PairsChoices } from '../engine/pairsDefaults.ts';
import type { PairsJudgement } from '../engine/pairsJudgement.ts';
import { planPairsResumption } from '../engine/pairsResumption.ts';
import { PairsTrainer } from '../engine/pairsTrainer.ts';
import type { Budget } from '../engine/trainingRun.ts';
import type { TextDocument } from '../text/document.ts';
import { isDoubtful } from '../text/pairs/doubt.ts';
import { detectPairFormat, readPairs } from '../text/pairs/formats.ts';
import type { PairsFound } from '../text/pairs/pair.ts';
import { describeFound } from '../text/pairs/sentences.ts';
import { inEnglish } from '../text/sentence.ts';
import { afterBreak } from './brokenRun.ts';
import type { Surroundings } from './command.ts';
import { Failure } from './errors.ts';
import { checkWritable, openDocument, readPairsCheckpoint, writeModelFile } from './files.ts';
import { pairsReporterFor } from './pairsReporter.ts';
import { now, runToTheEnd, type End } from './runToTheEnd.ts';
import { withoutFixed } from './withoutFixed.ts';

export interface PairsTraining {
  readonly file: string;
  readonly choices: PairsChoices;
  readonly budget: Budget;
  readonly engine: EngineName;
  readonly threads: number;
  readonly out: string;
  readonly json: boolean;
  /** Checkpoint to go on from. */
  readonly resume: string | undefined;
}

/** `recurrent train PAIRS --task pairs` */
export async function trainPairs(task: PairsTraining, around: Surroundings): Promise<void> {
  const { engine, threads, out } = task;
  await checkWritable(out);
  const { resume, budget } = await afterBreak(task, async (path) => (await readPairsCheckpoint(path)).training);
  const document = await openDocument(task.file);
  const reporter = pairsReporterFor(task.json, around);
  const { found, doubtful } = findPairs(document);
  if (doubtful)
    reporter.warn('Read as a table, but its commas may be those of sentences: nothing else separates two columns.');
  for (const sentence of describeFound(found)) reporter.warn(sentence);
  const checkpoint = resume === undefined ? null : await readPairsCheckpoint(resume);
  const resumption =
    checkpoint &&
    withoutFixed(() => planPairsResumption(found.pairs, document.identity.sha256, checkpoint, task.choices));
  for (const note of resumption?.notes ?? []) reporter.warn(inEnglish(note));
  const plan = resumption ?? planPairsTraining(found.pairs, task.choices);
  const backend = await around.openBackend(engine);
  const setup = { ...plan, backend, threads };
  const trainer = resumption
    ? PairsTrainer.resume(setup, resumption.parameters, resumption.state)
    : PairsTrainer.start(setup);
  try {
    reporter.start(plan, { characters: document.length, engine, threads });
    await trainToTheEnd(trainer, budget, around.interruption(), {
      progress: (progress) => reporter.progress(progress),
      warn: (sentence) => reporter.warn(sentence),
      save: (judged) =>
        writeModelFile(
          out,
          encodePairsCheckpoint({
            configuration: plan.model,
            vocabularies: plan.corpus.vocabularies,
            document: document.identity,
            parameters: trainer.bestParameters(),
            judged,
            training: trainer.state(),
          }),
        ),
      done: (end, seconds, judgement) => reporter.done({ model: out, step: trainer.step, seconds, judgement, end }),
    });
  } finally {
    trainer.dispose();
    backend.dispose();
  }
}

function findPairs(document: TextDocument): { readonly found: PairsFound; readonly doubtful: boolean } {
  const text = document.slice();
  const format = detectPairFormat(text);
  if (!format)
    throw new Failure('No sentence pairs were found: write one pair a line, source and target separated by a tab.');
  return { found: readPairs(text, format), doubtful: isDoubtful(text, format) };
}

interface Watcher {
  progress: Parameters<typeof runToTheEnd<PairsJudgement>>[2]['progress'];
  warn(sentence: string): void;
  save(judged: PairsJudgement | null): Promise<void>;
  done(end: End, seconds: number, judgement: PairsJudgement | null): void;
}

async function trainToTheEnd(
  trainer: PairsTrainer,
  budget: Budget,
  interrupted: AbortSignal,
  watcher: Watcher,
): Promise<void> {
  const start = now();
  let divergence: Divergence | null = null;
  let end: End;
  try {
    end = await runToTheEnd(trainer, budget, watcher, () => watcher.save(null), interrupted);
  } catch (error) {
    if (!(error instanceof Divergence)) throw error;
    divergence = error;
    end = 'diverged';
  }
  if (end === 'interrupted') trainer.validate();
  const judgement = trainer.judgeBest();
  await watcher.save(judgement);
  watcher.done(end, now() - start, judgement);
  if (divergence) throw new Failure(divergence.message);
}
