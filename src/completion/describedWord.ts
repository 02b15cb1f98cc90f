import * as vscode from 'vscode';
import { commands } from '../ids.ts';
import type { WordCandidate } from '../protocol/predictor.ts';
import { percent } from './shares.ts';
import { sourceSentence } from './sourceSentences.ts';
import { positionOf } from './toldDocuments.ts';

/** What a hover says of a word that was suggested. The document's text is untrusted: it is appended as text, and links run our own command only. */
export function describedWord(
  document: vscode.TextDocument,
  { text, probability, sources }: WordCandidate,
): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString();
  markdown.isTrusted = { enabledCommands: [commands.goToPlace] };
  markdown.appendText(vscode.l10n.t('Recurrent suggested “{0}” ({1}).', text, percent(probability)));
  for (const source of sources) {
    markdown.appendMarkdown('\n\n- ');
    markdown.appendText(sourceSentence(source));
    if (source.offset === null) continue;
    const argument = encodeURIComponent(JSON.stringify([document.uri.toString(), source.offset]));
    const line = positionOf(document, source.offset).line + 1;
    markdown.appendMarkdown(` [${vscode.l10n.t('line {0}', line)}](command:${commands.goToPlace}?${argument})`);
  }
  return markdown;
}
