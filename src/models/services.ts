import type * as vscode from 'vscode';
import type { Milestones } from '../editor/milestones.ts';
import type { ModelFiles } from './modelFiles.ts';
import type { ModelLibrary } from './modelLibrary.ts';
import type { RunHistory } from './runHistory.ts';
import type { Engine } from '../sessions/engine.ts';
import type { TrainingSessions } from '../sessions/trainingSessions.ts';

/** What the features share; built once by the composition root. */
export interface Services {
  readonly extensionUri: vscode.Uri;
  readonly log: vscode.LogOutputChannel;
  readonly engine: Engine;
  readonly sessions: TrainingSessions;
  readonly models: ModelFiles;
  readonly savedModels: ModelLibrary;
  readonly runs: RunHistory;
  readonly workspaceState: vscode.Memento;
  readonly globalState: vscode.Memento;
  readonly milestones: Milestones;
}
