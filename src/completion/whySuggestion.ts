import * as vscode from 'vscode';
import type { WordCandidate } from '../protocol/predictor.ts';
import { goToOffset } from './goToPlace.ts';
import type { PredictedDocuments } from './predictedDocuments.ts';
import { percent } from './shares.ts';
import { sourceSentence } from './sourceSentences.ts';

interface Reason extends vscode.QuickPickItem {
  readonly offset: number | null;
}

const shown = 8;

/** Lists what may come at the cursor, how likely each is and which part says so; choosing one goes to the earlier place. */
export async function whySuggestion(documents: PredictedDocuments): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) throw new Error(vscode.l10n.t('Open a text file first: words are suggested at its cursor.'));
  const { document, selection } = editor;
  const wanted = { count: shown, sure: 1 };
  const { candidates } = await documents.predict(document, selection.active, wanted, new AbortController().signal);
  if (candidates.length === 0) throw new Error(vscode.l10n.t('Nothing is expected here: the word may be complete.'));
  const chosen = await vscode.window.showQuickPick(candidates.map(reason), {
    title: vscode.l10n.t('What may come here, and why'),
    placeHolder: vscode.l10n.t('Choose a word to go to the earlier place that speaks for it'),
    matchOnDetail: true,
  });
  if (chosen && chosen.offset !== null) await goToOffset(document.uri, chosen.offset);
}

function reason({ text, probability, sources }: WordCandidate): Reason {
  return {
    label: text,
    description: percent(probability),
    detail: sources.map(sourceSentence).join(' · '),
    offset: sources.find(({ offset }) => offset !== null)?.offset ?? null,
  };
}
