import * as vscode from 'vscode';
import { Milestones } from './editor/milestones.ts';
import { commands } from './ids.ts';
import { registerInspector } from './inspector/registerInspector.ts';
import { registerLessons } from './lessons/registerLessons.ts';
import { writeCheckpoints } from './models/checkpointWriter.ts';
import { ModelFiles } from './models/modelFiles.ts';
import type { Services } from './models/services.ts';
import { Engine } from './sessions/engine.ts';
import { TrainingSessions } from './sessions/trainingSessions.ts';
import { registerTraining } from './training/registerTraining.ts';

/** Builds what the features share and registers them. Nothing heavy happens here: the engine starts when it is first asked. */
export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('Recurrent', { log: true });
  const models = new ModelFiles(context);
  const engine = new Engine(context.extensionUri, log);
  const sessions = new TrainingSessions(engine);
  const milestones = new Milestones();
  const services: Services = {
    extensionUri: context.extensionUri,
    log,
    engine,
    sessions,
    models,
    workspaceState: context.workspaceState,
    globalState: context.globalState,
    milestones,
  };
  context.subscriptions.push(
    log,
    engine,
    sessions,
    milestones,
    writeCheckpoints(engine, sessions, models, log),
    registerTraining(services),
    registerInspector(services),
    registerLessons(services),
    vscode.commands.registerCommand(commands.showLog, () => log.show()),
  );
}
