import * as vscode from 'vscode';
import { nameOf } from '../editor/nameOf.ts';

/** Why nothing can be done with the model of a document that has none. */
export function noModelYet(document: vscode.Uri): Error {
  return new Error(vscode.l10n.t('There is no model of {0} yet: train one first.', nameOf(document)));
}
