import * as vscode from 'vscode';

/** A count as the user's language writes it. */
export function plainNumber(count: number): string {
  return count.toLocaleString(vscode.env.language);
}
