import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { nameOf } from '../editor/nameOf.ts';
import { withoutLinks } from '../editor/notifications.ts';
import type { Services } from '../models/services.ts';
import { budget } from '../protocol/settings.ts';
import { compareCells, refuseBusy } from './compareCells.ts';
import { askHowToCompare } from './comparisonQuestions.ts';
import type { PlaygroundPanels } from './playgroundPanels.ts';
import { trainingDocument } from './trainingDocument.ts';

/** How to compare, as a keybinding or a test tells it instead of being asked. */
const comparisonChoice = z.object({
  equal: z.enum(['hidden', 'parameters']),
  seeds: z.int().check(z.minimum(1), z.maximum(10)),
  budget,
});

/** Compares RNN, LSTM and GRU on a document, as it was told or a person answers; what comes of it is drawn in its playground. */
export async function compareOnDocument(
  services: Services,
  playgrounds: PlaygroundPanels,
  uri: vscode.Uri,
  told: unknown,
): Promise<void> {
  const document = await trainingDocument(uri);
  const session = services.sessions.of(uri);
  refuseBusy(session);
  const { choice } = await playgrounds.show(uri);
  const parsed = comparisonChoice.safeParse(told);
  const how = parsed.success ? parsed.data : await askHowToCompare(choice.budget);
  if (!how) return;
  await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: withoutLinks(vscode.l10n.t('Comparing on {0}', nameOf(uri))),
      cancellable: true,
    },
    async (progress, token) => {
      const cancel = new AbortController();
      const cancelling = token.onCancellationRequested(() => {
        cancel.abort();
        void session.stop();
      });
      const report = (message: string) => progress.report({ message });
      try {
        await compareCells(services, document, choice.settings, how, report, cancel.signal);
      } finally {
        cancelling.dispose();
      }
    },
  );
}
