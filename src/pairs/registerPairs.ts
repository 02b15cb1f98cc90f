import * as vscode from 'vscode';
import { registerCommand } from '../editor/command.ts';
import { Disposables } from '../editor/disposables.ts';
import { documentAtHand } from '../editor/documentsInView.ts';
import { inform } from '../editor/notifications.ts';
import { onFirstUse } from '../editor/onFirstUse.ts';
import { revivePanels } from '../editor/revivePanels.ts';
import { commands, panels } from '../ids.ts';
import { documentOf } from '../models/modelKeys.ts';
import type { Services } from '../models/services.ts';
import { askWhichStays } from './asideQuestion.ts';

/** Sequence to sequence on the pairs of a document: commands and panels. */
export function registerPairs(services: Services): vscode.Disposable {
  const disposables = new Disposables();
  disposables.add(askWhichStays(services));
  const pairs = onFirstUse(async () => {
    const { PairsPanels } = await import('./pairsPanels.ts');
    return disposables.add(new PairsPanels(services));
  });
  disposables.add(revivePanels(panels.pairs, pairs));
  const register = (command: string, run: (argument: unknown, told: unknown) => Promise<void>) =>
    disposables.add(registerCommand(command, services.log, run));

  register(commands.openPairs, async (argument) => {
    const document = documentMeant(argument);
    await (await pairs()).show(document);
  });
  register(commands.trainPairs, async (argument, told) => {
    const document = documentMeant(argument);
    const panel = await (await pairs()).show(document);
    if ((told as { readonly goOn?: unknown } | undefined)?.goOn === true) {
      await panel.train({ goOn: true });
      return;
    }
    const { preview, planned } = await panel.readAs();
    if ('refusal' in planned) throw new Error(planned.refusal);
    // Where it is not clear what the pairs are, the panel shows them and the person says.
    if (preview.doubt !== null || preview.columns.length > 2) {
      void inform(
        preview.doubt ?? vscode.l10n.t('This table has {0} columns: choose two in the panel.', preview.columns.length),
      );
      return;
    }
    await panel.train();
  });
  register(commands.openExamplePairs, async (argument) => {
    const { openExamplePairs } = await import('./examplePairs.ts');
    if (await openExamplePairs(argument)) services.milestones.reached('open-pairs');
  });
  return disposables;
}

/** The document a command was called with, else the one at hand. */
function documentMeant(argument: unknown): vscode.Uri {
  if (argument instanceof vscode.Uri) return documentOf(argument);
  const uri = documentAtHand();
  if (!uri) throw new Error(vscode.l10n.t('Open a document of pairs first, or open example pairs.'));
  return uri;
}
