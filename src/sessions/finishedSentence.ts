import * as vscode from 'vscode';
import { plainNumber } from '../editor/plainNumber.ts';
import type { Finished, RunRequest } from '../protocol/trainer.ts';

/** How a run ended, for people; `aside` tells of what it was where another window's model was not replaced. */
export function finishedSentence(finished: Finished, aside: RunRequest['task'] | null): string {
  const sentence = endSentence(finished);
  if (aside === null) return sentence;
  const beside =
    aside === 'pairs'
      ? vscode.l10n.t('Another window saved a model of these pairs meanwhile: this one is kept beside it.')
      : vscode.l10n.t(
          'Another window saved a model of this document meanwhile: this one is kept beside it, in the table of runs.',
        );
  return `${sentence} ${beside}`;
}

function endSentence({ reason, step, bestStep, suggestedLearningRate, saved }: Finished): string {
  if (saved === null) {
    const said =
      reason === 'diverged'
        ? vscode.l10n.t('Training diverged at step {0}.', plainNumber(step))
        : vscode.l10n.t('Ended at step {0}.', plainNumber(step));
    return `${said} ${vscode.l10n.t('The model could not be saved: it is there until this window is closed.')}`;
  }
  const kept =
    bestStep < step
      ? ' ' + vscode.l10n.t('Held-out text was predicted best at step {0}: that model is kept.', plainNumber(bestStep))
      : '';
  switch (reason) {
    case 'budget':
      return vscode.l10n.t('Done after {0} steps.', plainNumber(step)) + kept;
    case 'earlyStopping':
      return (
        vscode.l10n.t(
          'Stopped at step {0}: the network no longer gets better at text it has not seen.',
          plainNumber(step),
        ) + kept
      );
    case 'stopped':
      return vscode.l10n.t('Stopped at step {0}; what was learned is kept.', plainNumber(step)) + kept;
    case 'diverged':
      return (
        vscode.l10n.t('Training diverged at step {0}; the last good model is kept.', plainNumber(step)) +
        (suggestedLearningRate === null
          ? ''
          : ' ' + vscode.l10n.t('Try a learning rate of {0}.', suggestedLearningRate))
      );
  }
}
