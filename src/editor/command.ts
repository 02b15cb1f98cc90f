import * as vscode from 'vscode';

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
      void vscode.window.showWarningMessage(error instanceof Error ? error.message : String(error));
    }
  });
}
