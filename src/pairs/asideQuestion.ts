import * as vscode from 'vscode';
import { nameOf } from '../editor/nameOf.ts';
import type { Services } from '../models/services.ts';
import type { TrainingSession } from '../sessions/trainingSession.ts';

/**
 * Where another window saved a model of the same pairs while this one trained, a person says which of the two stays. Runs of pairs stand in
 * no table from which the other could be taken up later.
 */
export function askWhichStays({ sessions, savedModels, log }: Services): vscode.Disposable {
  const ask = async (session: TrainingSession): Promise<void> => {
    if (session.request?.task !== 'pairs' || !session.isAside) return;
    const [own, other] = [vscode.l10n.t('This One'), vscode.l10n.t('The Other')];
    const question = vscode.l10n.t(
      'Another window saved a model of the pairs of {0} while this one was trained. Which one is kept?',
      nameOf(session.document),
    );
    const answer = await vscode.window.showWarningMessage(question, own, other);
    if (answer !== undefined) await savedModels.settleAside(session, answer === own);
  };
  return sessions.onDidEnd(
    (session) => void ask(session).catch((error: unknown) => log.error(error instanceof Error ? error : String(error))),
  );
}
