import * as vscode from 'vscode';
import { nameOf } from '../editor/nameOf.ts';
import { nameForEngine } from '../models/modelFiles.ts';
import type { Services } from '../models/services.ts';
import type { Budget, ChosenSettings } from '../protocol/settings.ts';
import type { TrainingSession } from '../sessions/trainingSession.ts';
import { requestOf } from './startTraining.ts';
import type { TrainingDocument } from './trainingDocument.ts';

/** How RNN, LSTM and GRU are to be compared. */
export interface ComparisonChoice {
  readonly equal: 'hidden' | 'parameters';
  readonly seeds: number;
  /** Of each run. */
  readonly budget: Budget;
}

/**
 * Trains every cell with every seed, one after the other through the ordinary queue; `onRun` is told which comes next. A run that
 * is stopped ends the comparison, one that fails does so by its sentence, and so does `signal`. Throws the sentence to show where something
 * else trains on the document. A document without a model gets the best one; otherwise its own stays as it is, and is shown again: the
 * compared ones stand in the table of runs.
 */
export async function compareCells(
  services: Services,
  document: TrainingDocument,
  settings: ChosenSettings,
  choice: ComparisonChoice,
  onRun: (description: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const { sessions, models, savedModels } = services;
  const session = sessions.of(document.uri);
  refuseBusy(session);
  // What learns in the background makes room, and stands as it ended.
  await sessions.end(document.uri);
  const before = session.standing;
  try {
    await trainEach(services, document, settings, choice, onRun, signal);
  } finally {
    const own = await models.savedOf(document.uri);
    if (own && !session.active) {
      // The run whose weights answered goes on answering, unless another model took its place meanwhile.
      if (before.answering !== null && session.model.run === before.answering) session.putBack(before);
      else await session.adopt(own, () => savedModels.endOf(document.uri));
    }
  }
}

async function trainEach(
  services: Services,
  document: TrainingDocument,
  settings: ChosenSettings,
  { equal, seeds, budget }: ComparisonChoice,
  onRun: (description: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const { sessions, models, engine, runs, savedModels } = services;
  const { uri, source } = document;
  const session = sessions.of(uri);
  const comparison = { id: crypto.randomUUID(), equal, seeds };
  const trainer = await engine.trainer();
  const plans = await trainer.request('planComparison', { source, settings, equal });
  const first = settings.seed ?? 1;
  let count = 0;
  // Seed by seed, so that a comparison that is stopped early is as fair as it can be.
  for (let seed = first; seed < first + seeds; seed++) {
    for (const plan of plans) {
      if (signal.aborted) return;
      refuseBusy(session);
      const cell = plan.settings.cell.toUpperCase();
      onRun(vscode.l10n.t('{0}, seed {1} ({2} of {3})', cell, seed, ++count, plans.length * seeds));
      const request = requestOf(document);
      const ended = await sessions.train(uri, { comparison, continued: false, background: false }, async () => ({
        ...request,
        task: 'document',
        settings: { ...plan.settings, seed },
        budget,
        checkpointPath: nameForEngine(await models.modelOfRun(uri, request.run)),
        checkpointAside: null,
        resume: null,
        continues: null,
      }));
      if (!ended) return;
      if (session.view.phase === 'failed') throw new Error(session.view.sentence ?? '');
      if (!isComplete(session, request.run)) return;
    }
  }
  if (await models.savedOf(uri)) return;
  const compared = (await runs.of(uri)).filter((run) => run.comparison?.id === comparison.id);
  const judged = compared.filter(({ bitsPerCharacter }) => bitsPerCharacter !== null);
  const [best] = judged.sort((a, b) => (a.bitsPerCharacter ?? 0) - (b.bitsPerCharacter ?? 0));
  if (best && (await models.savedOfRun(uri, best.run))) await savedModels.adopt(uri, best);
}

/** Throws the sentence to show where a document is being trained on. */
export function refuseBusy({ busy, document }: TrainingSession): void {
  if (busy) throw new Error(vscode.l10n.t('{0} is being trained on: wait, or stop it first.', nameOf(document)));
}

function isComplete({ request, view }: TrainingSession, run: string): boolean {
  return request?.run === run && view.phase === 'finished' && view.finished?.reason !== 'stopped';
}
