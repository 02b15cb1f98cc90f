import * as vscode from 'vscode';
import type { WordCandidate } from '../protocol/predictor.ts';
import { escapeIcons } from '../editor/escapeIcons.ts';
import { goToOffset } from './goToPlace.ts';
import type { SuggestionSwitch } from './suggestionSwitch.ts';
import { positionOf, type ToldDocuments } from './toldDocuments.ts';
import { percent } from './shares.ts';
import { silenceSentence } from './suggestionStatus.ts';
import { sourceSentence } from './sourceSentences.ts';

interface Reason extends vscode.QuickPickItem {
  readonly offset: number | null;
}

const shown = 8;
const longestLine = 100;
/** Less likely words are not worth a line, but for the first. */
const leastProbability = 0.005;

/** Lists what may come at the cursor, how likely each is and which part says so; choosing one goes to the earlier place. */
export async function whySuggestion(documents: ToldDocuments, suggestionSwitch: SuggestionSwitch): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) throw new Error(vscode.l10n.t('Open a text file first: words are suggested at its cursor.'));
  const { document, selection } = editor;
  const silence = suggestionSwitch.silenceIn(document, true);
  if (silence) throw new Error(silenceSentence(silence, document.languageId));
  const wanted = { count: shown, sure: 1 };
  const { candidates } = await documents.predict(document, selection.active, wanted, new AbortController().signal);
  if (candidates.length === 0) throw new Error(vscode.l10n.t('Nothing is expected here: the word may be complete.'));
  const likely = candidates.filter(({ probability }, rank) => rank === 0 || probability >= leastProbability);
  const reasons = likely.map((candidate) => reason(document, candidate));
  const chosen = await vscode.window.showQuickPick(reasons, {
    title: vscode.l10n.t('What may come here, and why'),
    placeHolder: vscode.l10n.t('Choose a word to go to the earlier place that speaks for it'),
    matchOnDetail: true,
  });
  if (chosen && chosen.offset !== null) await goToOffset(document.uri, chosen.offset);
}

function reason(document: vscode.TextDocument, { text, probability, sources }: WordCandidate): Reason {
  const offset = sources.find(({ offset }) => offset !== null)?.offset ?? null;
  const place = offset === null ? undefined : document.lineAt(positionOf(document, offset));
  const said = sources.map(sourceSentence).join(' · ');
  return {
    label: text,
    description: percent(probability),
    detail: place
      ? `${said} · ${vscode.l10n.t('line {0}: {1}', place.lineNumber + 1, escapeIcons(place.text.trim().slice(0, longestLine)))}`
      : said,
    offset,
  };
}
