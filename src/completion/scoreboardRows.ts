import * as vscode from 'vscode';
import type { NetworkStanding, Scoreboard } from '../protocol/predictor.ts';
import type { AcceptanceCount } from './acceptances.ts';
import { measures } from './measures.ts';

/** A line of the scoreboard. */
export interface ScoreboardRow {
  readonly label: string;
  readonly description: string;
  readonly tooltip: string;
  readonly icon: string;
}

/** The scoreboard for people: each measure beside what counting alone and a word list reach on the same words. */
export function scoreboardRows(scoreboard: Scoreboard, count: AcceptanceCount): ScoreboardRow[] {
  return [
    ...measures(scoreboard).map(({ label, tooltip, icon, recurrent, counts, wordList }) => ({
      label: `${label}: ${recurrent}`,
      description: vscode.l10n.t('counting {0} · word list {1}', counts, wordList),
      tooltip,
      icon,
    })),
    {
      label: vscode.l10n.t('Accepted: {0} of {1} shown', count.accepted, count.shown),
      description: vscode.l10n.t('{0} characters not typed', count.characters),
      tooltip: vscode.l10n.t('What you took of what was really shown.'),
      icon: 'thumbsup',
    },
    networkRow(scoreboard.network),
    {
      label: vscode.l10n.t('Words tested: {0}', scoreboard.words),
      description: '',
      tooltip: vscode.l10n.t('Every word you type without correcting it is a test. Nothing of it is kept.'),
      icon: 'beaker',
    },
  ];
}

function networkRow(network: NetworkStanding | null): ScoreboardRow {
  const icon = 'circuit-board';
  if (!network)
    return {
      label: vscode.l10n.t('Network: none'),
      description: vscode.l10n.t('counts speak alone'),
      tooltip: vscode.l10n.t('Train a network on this document, and it joins in.'),
      icon,
    };
  if (!network.isHeard)
    return {
      label: vscode.l10n.t('Network: does not help here'),
      description: vscode.l10n.t('{0}: counts speak alone', comparison(network)),
      tooltip: vscode.l10n.t('In this document counting alone has lately had more words among three guesses.'),
      icon,
    };
  return {
    label: label(network),
    description: network.isTested
      ? comparison(network)
      : vscode.l10n.t('every word you type compares it with counting'),
    tooltip: network.ordersFirst
      ? vscode.l10n.t('It has its say in all guesses, until that has cost more words than it won.')
      : vscode.l10n.t('It orders the second and third guess: the first was more often right by counting alone.'),
    icon,
  };
}

function label(network: NetworkStanding): string {
  if (!network.isTested) return vscode.l10n.t('Network: not tested yet');
  const ahead = Number(inAHundred(network)) * Math.sign(network.advantage);
  if (ahead > 0) return vscode.l10n.t('Network: helps');
  return ahead < 0 ? vscode.l10n.t('Network: a little behind') : vscode.l10n.t('Network: no difference so far');
}

function comparison(network: NetworkStanding): string {
  const words = inAHundred(network);
  if (Number(words) === 0) return vscode.l10n.t('as many words among three guesses as by counting');
  return network.advantage > 0
    ? vscode.l10n.t('{0} words in a hundred more among three guesses', words)
    : vscode.l10n.t('{0} words in a hundred fewer among three guesses', words);
}

function inAHundred({ advantage }: NetworkStanding): string {
  return Math.abs(advantage).toFixed(1);
}
