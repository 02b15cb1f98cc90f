import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { commands, extensionId } from '../../src/ids.ts';
import type { Services } from '../../src/models/services.ts';
import type { TrainingSession } from '../../src/sessions/trainingSession.ts';
import { eventually } from './watching.ts';

/** What the features of the running extension share; it hands this to nobody but tests. */
export async function recurrent(): Promise<Services> {
  const extension = vscode.extensions.getExtension<Services | undefined>(extensionId);
  const services = await extension?.activate();
  assert.ok(services, 'The extension is not here, or does not run as a test.');
  return services;
}

/** Starts to train as a person does, by the command, which goes on until the run ends. */
export async function train(document: vscode.Uri): Promise<{ session: TrainingSession; ended: Thenable<unknown> }> {
  const { sessions } = await recurrent();
  const session = sessions.of(document);
  const ended = vscode.commands.executeCommand(commands.train, document);
  await eventually(() => Promise.resolve(session.active || null));
  return { session, ended };
}

export const stop = (): Thenable<unknown> => vscode.commands.executeCommand(commands.stop);
