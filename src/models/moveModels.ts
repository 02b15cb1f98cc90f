import * as vscode from 'vscode';
import { nameOf } from '../editor/nameOf.ts';
import { renamed, type Rename } from '../editor/renamed.ts';
import type { EndedRun } from '../sessions/endedRun.ts';
import type { TrainingSessions } from '../sessions/trainingSessions.ts';
import type { ModelDescriptions } from './modelDescriptions.ts';
import type { ModelFiles } from './modelFiles.ts';
import { modelsOf } from './modelKeys.ts';
import type { RunHistory } from './runHistory.ts';

/** Where what is kept about documents stands. */
export interface Keeping {
  readonly files: ModelFiles;
  readonly descriptions: ModelDescriptions;
  readonly sessions: TrainingSessions;
  readonly runs: RunHistory;
  readonly log: vscode.LogOutputChannel;
  /** Whether anything is kept of a model, or it is being trained. */
  readonly isKnown: (model: vscode.Uri) => Promise<boolean>;
  /** Describes what a run saved that ended. */
  readonly ended: (run: EndedRun) => Promise<void>;
}

/** A renamed or moved file keeps its model and its runs, also where its folder was renamed; a run goes to its end first. */
export async function followRename(keeping: Keeping, rename: Rename): Promise<void> {
  const { descriptions, runs, sessions, log } = keeping;
  const ofTheFile = modelsOf(rename.oldUri).map(String);
  const described = (await descriptions.all()).map(({ document }) => document);
  const others = (await runs.withoutModel()).map(({ document }) => document.toString());
  const trained = sessions.active.map(({ document }) => document.toString());
  for (const name of new Set([...ofTheFile, ...described, ...others, ...trained])) {
    const from = vscode.Uri.parse(name);
    const to = renamed(from, rename);
    // What cannot be moved must not keep the others.
    if (to) await moveModel(keeping, from, to).catch((error: unknown) => log.error(`moving: ${String(error)}`));
  }
}

/** Gives a document's models to another one; resolves with those that stayed because the other has its own. */
export async function giveModels(keeping: Keeping, from: vscode.Uri, to: vscode.Uri): Promise<readonly vscode.Uri[]> {
  const inTheWay: vscode.Uri[] = [];
  for (const model of modelsOf(from)) {
    const target = to.with({ fragment: model.fragment });
    if (await keeping.isKnown(target)) inTheWay.push(model);
    else await moveModel(keeping, model, target);
  }
  return inTheWay;
}

async function moveModel(
  { files, descriptions, sessions, runs, ended }: Keeping,
  from: vscode.Uri,
  to: vscode.Uri,
): Promise<void> {
  const session = sessions.known(from);
  const wasTraining = session?.active ?? false;
  await sessions.end(from);
  if (session && wasTraining) await ended(session);
  await runs.settled();
  const known = await descriptions.of(from);
  await files.move(from, to);
  await runs.moved(to);
  session?.forget();
  if (!known) return;
  const name = known.renamed ? known.name : nameOf(to);
  await descriptions.write({ ...known, document: to.toString(), name });
}
