import * as vscode from 'vscode';
import { warnOf } from './notifications.ts';

/** Registers a command. What goes wrong is told in its one sentence and logged. */
export function registerCommand(
  command: string,
  log: vscode.LogOutputChannel,
  run: (...told: unknown[]) => void | Promise<void>,
): vscode.Disposable {
  return vscode.commands.registerCommand(command, async (...told: unknown[]) => {
    try {
      await run(...told);
    } catch (error) {
      log.error(error instanceof Error ? error : String(error));
      warnOf(error);
    }
  });
}
