import * as vscode from 'vscode';
import { registerCompletion } from './completion/registerCompletion.ts';
import { rememberDocumentInFront } from './editor/documentsInView.ts';
import { Milestones } from './editor/milestones.ts';
import { commands } from './ids.ts';
import { registerGeneration } from './generation/registerGeneration.ts';
import { registerInspector } from './inspector/registerInspector.ts';
import { registerLessons } from './lessons/registerLessons.ts';
import { ModelFiles } from './models/modelFiles.ts';
import { ModelLibrary } from './models/modelLibrary.ts';
import { registerModels } from './models/registerModels.ts';
import { RunHistory } from './models/runHistory.ts';
import type { Services } from './models/services.ts';
import { StorageQuota } from './models/storageQuota.ts';
import { UntitledModels } from './models/untitledModels.ts';
import { Engine } from './sessions/engine.ts';
import { registerPairs } from './pairs/registerPairs.ts';
import { TrainingSessions } from './sessions/trainingSessions.ts';
import { registerTraining } from './training/registerTraining.ts';

/**
 * Builds what the features share and registers them. Nothing heavy happens here: the engine starts when it is first asked.
 * Other extensions are given nothing; the tests inside VS Code look on through the services.
 */
export function activate(context: vscode.ExtensionContext): Services | undefined {
  const log = vscode.window.createOutputChannel('Recurrent', { log: true });
  const models = new ModelFiles(context);
  const engine = new Engine(context.extensionUri, log);
  const sessions = new TrainingSessions(engine);
  const runs = new RunHistory(models, sessions, log);
  const library = new ModelLibrary(models, sessions, engine, runs, log);
  const milestones = new Milestones();
  const services: Services = {
    extensionUri: context.extensionUri,
    log,
    engine,
    sessions,
    models,
    savedModels: library,
    runs,
    workspaceState: context.workspaceState,
    globalState: context.globalState,
    milestones,
  };
  context.subscriptions.push(
    log,
    engine,
    sessions,
    milestones,
    models,
    runs,
    library,
    rememberDocumentInFront(),
    registerTraining(services),
    new StorageQuota(models, library, sessions, log),
    new UntitledModels(library, log),
    registerModels(engine, library, models, log),
    registerGeneration(services),
    registerInspector(services),
    registerPairs(services),
    registerLessons(services, library),
    registerCompletion(services),
    vscode.commands.registerCommand(commands.showLog, () => log.show()),
  );
  return context.extensionMode === vscode.ExtensionMode.Test ? services : undefined;
}
