import type * as vscode from 'vscode';

/**
 * What a model is kept under: the document itself for its language model, the document with a fragment for models of its pairs, so
 * that one never takes the other's place.
 */
const fragments = { pairs: 'pairs', otherPairs: 'pairs-compared' } as const;

/** The model of a document's pairs. */
export function pairsModelOf(document: vscode.Uri): vscode.Uri {
  return document.with({ fragment: fragments.pairs });
}

/** The one it is compared with. */
export function otherPairsModelOf(document: vscode.Uri): vscode.Uri {
  return document.with({ fragment: fragments.otherPairs });
}

/** Whether a model is of pairs. */
export function isPairsModel({ fragment }: vscode.Uri): boolean {
  return fragment === fragments.pairs || fragment === fragments.otherPairs;
}

/** The document a model was made from. */
export function documentOf(model: vscode.Uri): vscode.Uri {
  return isPairsModel(model) ? model.with({ fragment: '' }) : model;
}

/** Every model a document may have; of a model's own name, only that one. */
export function modelsOf(document: vscode.Uri): readonly vscode.Uri[] {
  return isPairsModel(document) ? [document] : [document, pairsModelOf(document), otherPairsModelOf(document)];
}
