import type * as vscode from 'vscode';

const states = new WeakMap<vscode.TextDocument, { readonly version: number; readonly state: number }>();
let last = 0;

/**
 * A number for the text of an open document as it is now, another after every change. VS Code's own versions begin anew when a
 * document is closed and opened again, perhaps with another text: these never name two texts.
 */
export function textState(document: vscode.TextDocument): number {
  const known = states.get(document);
  if (known?.version === document.version) return known.state;
  const state = ++last;
  states.set(document, { version: document.version, state });
  return state;
}
