import * as vscode from 'vscode';
import type { Services } from '../models/services.ts';
import type { ExpectationAnswer } from '../protocol/inspection.ts';
import { InspectedDocument } from './inspectedDocument.ts';
import { isOvertaken } from './overtaken.ts';

/** Widest bar of a probability, in characters. */
const widest = 20;

/** What the network expected where the mouse is: the likeliest continuations, and how it judges what really came. */
export class PredictionHover implements vscode.HoverProvider {
  readonly #services: Services;
  readonly #wanted: (document: vscode.Uri) => boolean;

  /** `wanted` says whether somebody looks into the network on this document: others are left alone. */
  constructor(services: Services, wanted: (document: vscode.Uri) => boolean) {
    this.#services = services;
    this.#wanted = wanted;
  }

  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
    token: vscode.CancellationToken,
  ): Promise<vscode.Hover | undefined> {
    if (!this.#wanted(document.uri)) return undefined;
    const subject = new InspectedDocument(this.#services, document.uri);
    const cancel = new AbortController();
    const listening = token.onCancellationRequested(() => cancel.abort());
    try {
      const model = await subject.model();
      if (!model) return undefined;
      const from = subject.offsetOf(position);
      const answer = await subject.ask('expectations', model, { from, to: from + 1, exact: false }, cancel.signal);
      const [start = 0, end = 0] = answer.starts;
      const [top = []] = answer.top;
      const [rank = 0] = answer.ranks;
      if (top.length === 0 || rank === 0) return undefined;
      const range = subject.rangeOf(start, end);
      const came = shown(document.getText(range).replaceAll('\r\n', '\n'));
      return new vscode.Hover(describe(top, whatCame(came, answer)), range);
    } catch (error) {
      if (!cancel.signal.aborted && !isOvertaken(error)) this.#services.log.warn(`hover: ${String(error)}`);
      return undefined;
    } finally {
      listening.dispose();
    }
  }
}

/** How the network judges the token that came, the first of an answer. */
function whatCame(came: string, { ranks, bits, isUnknown, vocabulary }: ExpectationAnswer): string {
  const [rank = 0] = ranks;
  const [cost = NaN] = bits;
  return isUnknown[0] === 1
    ? vscode.l10n.t('{0} came: unknown to this network, {1} bits with its spelling', came, cost.toFixed(2))
    : vscode.l10n.t('{0} came: rank {1} of {2}, {3} bits', came, rank, vocabulary, cost.toFixed(2));
}

/** The document's text is untrusted: it stands in code blocks, whose fence VS Code makes long enough. */
function describe(top: readonly { readonly token: string; readonly probability: number }[], came: string) {
  const longest = Math.max(...top.map(({ token }) => shown(token).length));
  const lines = top.map(({ token, probability }) => {
    const bar = '█'.repeat(Math.round(widest * probability)) || '▏';
    return `${shown(token).padEnd(longest)}  ${(100 * probability).toFixed(1).padStart(5)} %  ${bar}`;
  });
  const text = new vscode.MarkdownString();
  text.appendText(vscode.l10n.t('The network expected'));
  text.appendCodeblock(lines.join('\n'), 'plaintext');
  text.appendText(came);
  return text;
}

function shown(token: string): string {
  return `“${token.replaceAll('\n', '⏎').replaceAll('\t', '⇥').replaceAll(' ', '·')}”`;
}
