import * as vscode from 'vscode';

/** A view's table of English texts in the user's language. A missing translation stays English. */
export function localised<Table extends Readonly<Record<string, string>>>(table: Table): Record<keyof Table, string> {
  const entries = Object.entries(table).map(([key, english]) => [key, vscode.l10n.t(english)]);
  return Object.fromEntries(entries) as Record<keyof Table, string>;
}
