import * as vscode from 'vscode';

/**
 * A text as notifications show it word for word: in their messages and titles VS Code makes links of "[…](…)", and of commands too,
 * which a document's name, say, could begin.
 */
export function withoutLinks(text: string): string {
  return text.replaceAll('](', ']\u200B(');
}

/** Warns in a notification; answers with the choice that was clicked. */
export function warn(message: string, ...choices: string[]): Thenable<string | undefined> {
  return vscode.window.showWarningMessage(withoutLinks(message), ...choices);
}

/** Says in a notification what went wrong. */
export function warnOf(error: unknown): void {
  void warn(error instanceof Error ? error.message : String(error));
}

/** Informs in a notification; answers with the choice that was clicked. */
export function inform(message: string, ...choices: string[]): Thenable<string | undefined> {
  return vscode.window.showInformationMessage(withoutLinks(message), ...choices);
}
