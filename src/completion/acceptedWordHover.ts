import * as vscode from 'vscode';
import { commands } from '../ids.ts';
import type { WordCandidate } from '../protocol/predictor.ts';
import type { Acceptances } from './acceptances.ts';
import { offsetOf, positionOf } from './toldDocuments.ts';
import { percent } from './shares.ts';
import { sourceSentence } from './sourceSentences.ts';

/** Tells of an accepted word how likely it was and who spoke for it. */
export class AcceptedWordHover implements vscode.HoverProvider {
  readonly #acceptances: Acceptances;

  constructor(acceptances: Acceptances) {
    this.#acceptances = acceptances;
  }

  provideHover(document: vscode.TextDocument, position: vscode.Position): vscode.Hover | undefined {
    const word = this.#acceptances.wordAt(document.uri.toString(), offsetOf(document, position));
    if (!word) return undefined;
    const range = new vscode.Range(positionOf(document, word.start), positionOf(document, word.end));
    return new vscode.Hover(describe(document, word.candidate), range);
  }
}

/** The document's text is untrusted: it is appended as text, and links run our own command only. */
function describe(document: vscode.TextDocument, { text, probability, sources }: WordCandidate): vscode.MarkdownString {
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
