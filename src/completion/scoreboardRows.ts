import * as vscode from 'vscode';
import type { PredictorScore, Scoreboard } from '../protocol/predictor.ts';
import type { AcceptanceCount } from './acceptances.ts';
import { percent } from './shares.ts';

/** A line of the scoreboard. */
export interface ScoreboardRow {
  readonly label: string;
  readonly description: string;
  readonly tooltip: string;
  readonly icon: string;
}

/** The scoreboard for people: each measure beside what counting alone and a word list reach on the same words. */
export function scoreboardRows(scoreboard: Scoreboard, count: AcceptanceCount): ScoreboardRow[] {
  const { recurrent, counts, wordList } = scoreboard;
  const measure = (label: string, of: (score: PredictorScore) => number | null, tooltip: string, icon: string) => ({
    label: `${label}: ${percent(of(recurrent))}`,
    description: vscode.l10n.t('counting {0} · word list {1}', percent(of(counts)), percent(of(wordList))),
    tooltip,
    icon,
  });
  return [
    measure(
      vscode.l10n.t('Keystrokes that could be saved'),
      (score) => score.keystrokesSaved,
      vscode.l10n.t(
        'By who accepts the first suggestion as soon as it is right, shown or not, in the words you typed since the document was opened.',
      ),
      'keyboard-tab',
    ),
    measure(
      vscode.l10n.t('First guess right'),
      (score) => score.top1,
      vscode.l10n.t('Words that were foreseen before a letter was typed (top-1).'),
      'target',
    ),
    measure(
      vscode.l10n.t('Among three guesses'),
      (score) => score.top3,
      vscode.l10n.t('Words among the first three before a letter was typed (top-3).'),
      'list-ordered',
    ),
    measure(
      vscode.l10n.t('Right when shown'),
      (score) => score.precision,
      vscode.l10n.t(
        'Of what was sure enough to be shown before a letter was typed, what was right. It was shown before {0} of the words.',
        percent(recurrent.coverage),
      ),
      'check',
    ),
    {
      label: vscode.l10n.t('Accepted: {0} of {1} shown', count.accepted, count.shown),
      description: vscode.l10n.t('{0} characters not typed', count.characters),
      tooltip: vscode.l10n.t('What you took of what was really shown.'),
      icon: 'thumbsup',
    },
    networkRow(scoreboard.networkAdvantage, scoreboard.words),
    {
      label: vscode.l10n.t('Words tested: {0}', scoreboard.words),
      description: '',
      tooltip: vscode.l10n.t('Every word you type without correcting it is a test. Nothing of it is kept.'),
      icon: 'beaker',
    },
  ];
}

function networkRow(advantage: number | null, tested: number): ScoreboardRow {
  const icon = 'circuit-board';
  if (advantage === null)
    return {
      label: vscode.l10n.t('Network: none'),
      description: vscode.l10n.t('counts speak alone'),
      tooltip: vscode.l10n.t('Train a network on this document, and it joins in.'),
      icon,
    };
  if (tested === 0)
    return {
      label: vscode.l10n.t('Network: not tested yet'),
      description: vscode.l10n.t('every word you type compares it with counting'),
      tooltip: vscode.l10n.t('It orders the second and third guess; the first once it has proved to know better.'),
      icon,
    };
  const words = Math.abs(advantage).toFixed(1);
  return advantage >= 0
    ? {
        label: vscode.l10n.t('Network: helps'),
        description: vscode.l10n.t('{0} words in a hundred more among three guesses', words),
        tooltip: vscode.l10n.t('It orders the second and third guess; the first once it has proved to know better.'),
        icon,
      }
    : {
        label: vscode.l10n.t('Network: does not help here'),
        description: vscode.l10n.t('{0} words in a hundred fewer: counts speak alone', words),
        tooltip: vscode.l10n.t('In this document counting alone has lately had more words among three guesses.'),
        icon,
      };
}
