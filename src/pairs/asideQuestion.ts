import * as vscode from 'vscode';
import { nameOf } from '../editor/nameOf.ts';
import { warn } from '../editor/notifications.ts';
import type { Services } from '../models/services.ts';
import type { EndedRun } from '../sessions/endedRun.ts';

/**
 * Where another window saved a model of the same pairs while this one trained, a person says which of the two stays. Runs of pairs stand in
 * no table from which the other could be taken up later.
 */
export function askWhichStays({ sessions, savedModels, log }: Services): vscode.Disposable {
  const ask = async (ended: EndedRun): Promise<void> => {
    if (ended.request?.task !== 'pairs' || !ended.isAside) return;
    const [own, other] = [vscode.l10n.t('This One'), vscode.l10n.t('The Other')];
    const question = vscode.l10n.t(
      'Another window saved a model of the pairs of {0} while this one was trained. Which one is kept?',
      nameOf(ended.document),
    );
    const answer = await warn(question, own, other);
    if (answer !== undefined) await savedModels.settleAside(ended, answer === own);
  };
  return sessions.onDidEnd(
    (ended) => void ask(ended).catch((error: unknown) => log.error(error instanceof Error ? error : String(error))),
  );
}
