import * as vscode from 'vscode';
import { plainNumber } from '../editor/plainNumber.ts';
import type { Budget } from '../protocol/settings.ts';
import type { ComparisonChoice } from './compareCells.ts';

const cells = 3;

interface Choice<T> extends vscode.QuickPickItem {
  readonly value: T;
}

/** Asks how to compare; undefined where the person thinks better of it. `own` is the budget chosen in the playground. */
export async function askHowToCompare(own: Budget): Promise<ComparisonChoice | undefined> {
  const title = vscode.l10n.t('Compare RNN, LSTM and GRU');
  const pick = async <T>(step: number, placeHolder: string, choices: readonly Choice<T>[]) =>
    (await vscode.window.showQuickPick(choices, { title: `${title} (${step}/3)`, placeHolder, ignoreFocusOut: true }))
      ?.value;

  const equal = await pick<ComparisonChoice['equal']>(1, vscode.l10n.t('What the three networks have in common'), [
    {
      label: vscode.l10n.t('Equal hidden size'),
      detail: vscode.l10n.t(
        'As many hidden units each; a GRU has three quarters of an LSTM’s recurrent weights, an RNN a quarter.',
      ),
      value: 'hidden',
    },
    {
      label: vscode.l10n.t('Equal number of parameters'),
      detail: vscode.l10n.t('RNN and GRU get more hidden units, until they have as many weights as the LSTM.'),
      value: 'parameters',
    },
  ]);
  if (!equal) return undefined;
  const seeds = await pick(2, vscode.l10n.t('How many runs each'), [
    { label: vscode.l10n.t('1 seed'), detail: vscode.l10n.t('Three runs: a first impression.'), value: 1 },
    { label: vscode.l10n.t('3 seeds'), detail: vscode.l10n.t('Nine runs: shows how much is chance.'), value: 3 },
  ]);
  if (!seeds) return undefined;
  const budgets = [{ seconds: 20 }, { seconds: 60 }, { steps: 300 }, { steps: 1000 }, { steps: 3000 }];
  const budget = await pick<Budget>(3, vscode.l10n.t('How long each run may take'), [
    { label: describe(own), description: vscode.l10n.t('as in the playground'), value: own },
    ...budgets
      .filter((other) => describe(other) !== describe(own))
      .map((value) => ({ label: describe(value), ...total(value, seeds), value })),
  ]);
  return budget && { equal, seeds, budget };
}

function describe({ seconds, steps }: Budget): string {
  const parts = [
    ...(seconds === undefined ? [] : [vscode.l10n.t('{0} s a run', seconds)]),
    ...(steps === undefined ? [] : [vscode.l10n.t('{0} steps a run', plainNumber(steps))]),
  ];
  return parts.join(', ') || vscode.l10n.t('until early stopping');
}

function total({ seconds }: Budget, seeds: number): { description?: string } {
  if (seconds === undefined) return {};
  return { description: vscode.l10n.t('at most {0} min in all', Math.ceil((seconds * cells * seeds) / 60)) };
}
