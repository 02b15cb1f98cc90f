import * as vscode from 'vscode';
import { setting } from '../editor/settings.ts';
import { commands, settings } from '../ids.ts';
import { ghostTexts, type GhostText } from './ghostTexts.ts';
import { offsetOf, type ToldDocuments } from './toldDocuments.ts';
import { typedInto, type Shown } from './shownGhostText.ts';
import type { SuggestionSwitch } from './suggestionSwitch.ts';

/** Typing faster than this asks nothing. */
const debounceMilliseconds = 20;
/** The suggestion and what can be cycled to. */
const alternatives = 3;

/** What was suggested and where, to be recognised when it is accepted. */
export interface Acceptance {
  readonly document: string;
  /** Offset where the replaced letters begin. */
  readonly start: number;
  /** How many they were. */
  readonly typed: number;
  readonly suggestion: GhostText;
}

/** Shows the likeliest words behind the cursor where they are likely enough. Says nothing when anything goes wrong. */
export class GhostTextProvider implements vscode.InlineCompletionItemProvider {
  readonly #documents: ToldDocuments;
  readonly #switch: SuggestionSwitch;
  readonly #log: vscode.LogOutputChannel;
  readonly #shown: (shown: Shown) => void;
  #latest: Shown | undefined;

  constructor(
    documents: ToldDocuments,
    suggestionSwitch: SuggestionSwitch,
    log: vscode.LogOutputChannel,
    shown: (shown: Shown) => void,
  ) {
    this.#documents = documents;
    this.#switch = suggestionSwitch;
    this.#log = log;
    this.#shown = shown;
  }

  async provideInlineCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
    context: vscode.InlineCompletionContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.InlineCompletionItem[]> {
    const asked = context.triggerKind === vscode.InlineCompletionTriggerKind.Invoke;
    if (this.#switch.silenceIn(document, asked) !== null) return [];
    const cancel = new AbortController();
    const listening = token.onCancellationRequested(() => cancel.abort());
    const { version } = document;
    try {
      const kept = context.selectedCompletionInfo ? [] : this.#kept(document, position);
      if (kept.length > 0 && !asked)
        return items(
          document,
          position,
          kept[0]!.start,
          kept.map(({ text }) => text),
        );
      if (!asked) await pause(debounceMilliseconds);
      if (token.isCancellationRequested) return [];
      const threshold = asked ? 0 : setting(settings.threshold, document);
      const prediction = await this.#documents.predict(
        document,
        position,
        { count: alternatives, sure: Math.max(threshold, setting(settings.threshold, document)) },
        cancel.signal,
      );
      if (token.isCancellationRequested || document.version !== version) return [];
      const line = document.lineAt(position).text;
      const { selectedCompletionInfo: selected } = context;
      const start = position.character - prediction.prefix.length;
      if (selected && (selected.range.start.character !== start || !selected.range.isSingleLine)) return [];
      const texts = ghostTexts(prediction, {
        before: line.slice(0, position.character),
        after: line.slice(position.character),
        selected: selected?.text ?? null,
        threshold,
      });
      if (texts.length === 0) return [];
      const from = position.with({ character: start });
      this.#latest = {
        document: document.uri.toString(),
        version,
        start: offsetOf(document, from),
        typed: prediction.prefix,
        texts,
      };
      this.#shown(this.#latest);
      return items(document, position, from, texts, selected?.range);
    } catch (error) {
      if (!cancel.signal.aborted && document.version === version) this.#log.warn(`suggestions: ${String(error)}`);
      return [];
    } finally {
      listening.dispose();
    }
  }

  /** The suggestions of before, while somebody types their letters. */
  #kept(document: vscode.TextDocument, position: vscode.Position): { start: vscode.Position; text: GhostText }[] {
    const shown = this.#latest;
    if (!shown) return [];
    const typedLength = offsetOf(document, position) - shown.start;
    if (typedLength < 0 || typedLength > position.character) return [];
    const start = position.translate(0, -typedLength);
    const typed = document.getText(new vscode.Range(start, position));
    const now = { document: document.uri.toString(), version: document.version, start: shown.start, typed };
    return typedInto(shown, now).map((text) => ({ start, text }));
  }
}

function items(
  document: vscode.TextDocument,
  position: vscode.Position,
  start: vscode.Position,
  texts: readonly GhostText[],
  range = new vscode.Range(start, position),
): vscode.InlineCompletionItem[] {
  return texts.map((suggestion) => {
    const acceptance: Acceptance = {
      document: document.uri.toString(),
      start: offsetOf(document, start),
      typed: position.character - start.character,
      suggestion,
    };
    return new vscode.InlineCompletionItem(suggestion.text, range, {
      command: commands.suggestionAccepted,
      title: vscode.l10n.t('Accepted'),
      arguments: [acceptance],
    });
  });
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
