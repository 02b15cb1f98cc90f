import * as vscode from 'vscode';
import type { PredictorScore, Scoreboard } from '../protocol/predictor.ts';
import { percent } from './shares.ts';

/** One way to measure suggestions, and what comes out by it: for us, for counting alone and for a word list, for people. */
export interface Measure {
  readonly label: string;
  readonly tooltip: string;
  readonly icon: string;
  readonly recurrent: string;
  readonly counts: string;
  readonly wordList: string;
}

export function measures({ recurrent, counts, wordList }: Scoreboard): Measure[] {
  const measure = (label: string, of: (score: PredictorScore) => number | null, tooltip: string, icon: string) => ({
    label,
    tooltip,
    icon,
    recurrent: percent(of(recurrent)),
    counts: percent(of(counts)),
    wordList: percent(of(wordList)),
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
  ];
}

/** All measures as a Markdown table; none of it is the document's text. */
export function measuresTable(scoreboard: Scoreboard): string {
  const row = (...cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    row('', 'Recurrent', vscode.l10n.t('counting'), vscode.l10n.t('word list')),
    row(':--', '--:', '--:', '--:'),
    ...measures(scoreboard).map(({ label, recurrent, counts, wordList }) => row(label, recurrent, counts, wordList)),
  ].join('\n');
}
