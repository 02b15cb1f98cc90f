import * as vscode from 'vscode';
import { setting } from '../editor/settings.ts';
import { settings } from '../ids.ts';
import type { WordCandidate } from '../protocol/predictor.ts';
import type { ToldDocuments } from './toldDocuments.ts';
import { percent } from './shares.ts';
import { sourceSentence } from './sourceSentences.ts';
import type { SuggestionSwitch } from './suggestionSwitch.ts';

const listed = 6;
/** Less likely words are not worth a line. */
const leastProbability = 0.02;

/** Lists likely words in the suggest widget, with their probability and who speaks for them. Says nothing when anything goes wrong. */
export class WordItemProvider implements vscode.CompletionItemProvider {
  readonly #documents: ToldDocuments;
  readonly #switch: SuggestionSwitch;
  readonly #log: vscode.LogOutputChannel;

  constructor(documents: ToldDocuments, suggestionSwitch: SuggestionSwitch, log: vscode.LogOutputChannel) {
    this.#documents = documents;
    this.#switch = suggestionSwitch;
    this.#log = log;
  }

  async provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.CompletionList | undefined> {
    if (!setting(settings.completionItems, document) || this.#switch.silenceIn(document, true) !== null)
      return undefined;
    const cancel = new AbortController();
    const listening = token.onCancellationRequested(() => cancel.abort());
    const { version } = document;
    try {
      const wanted = { count: listed, sure: 1 };
      const { prefix, candidates } = await this.#documents.predict(document, position, wanted, cancel.signal);
      if (token.isCancellationRequested || document.version !== version) return undefined;
      const range = new vscode.Range(position.translate(0, -prefix.length), position);
      const likely = candidates.filter(({ probability }) => probability >= leastProbability);
      // What is likely changes with every letter.
      return new vscode.CompletionList(
        likely.map((candidate, rank) => item(candidate, rank, range)),
        true,
      );
    } catch (error) {
      if (!cancel.signal.aborted && document.version === version) this.#log.warn(`suggestions: ${String(error)}`);
      return undefined;
    } finally {
      listening.dispose();
    }
  }
}

function item({ text, probability, sources }: WordCandidate, rank: number, range: vscode.Range): vscode.CompletionItem {
  const [loudest] = sources;
  const item = new vscode.CompletionItem(
    { label: text, description: percent(probability) },
    vscode.CompletionItemKind.Text,
  );
  item.range = range;
  item.sortText = String(rank).padStart(2, '0');
  item.detail = loudest ? vscode.l10n.t('Recurrent, {0}', sourceSentence(loudest)) : 'Recurrent';
  return item;
}
