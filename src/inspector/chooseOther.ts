import * as vscode from 'vscode';
import type { Services } from '../models/services.ts';
import { InspectedDocument } from './inspectedDocument.ts';
import { modelOf } from './lenses.ts';
import type { Expecting } from './surprise.ts';

interface OtherModel extends vscode.QuickPickItem {
  readonly other: Expecting;
}

/** Lets a person choose what to compare with: an earlier step of the same training, or the network of another open document. */
export async function chooseOther(
  services: Services,
  document: vscode.Uri,
): Promise<{ readonly name: string; readonly other: Expecting } | undefined> {
  const subject = new InspectedDocument(services, document);
  const model = await modelOf(subject);
  const earlier = (await subject.snapshots()).toReversed().map((step): OtherModel => ({
    label: vscode.l10n.t('Step {0}', step.toLocaleString(vscode.env.language)),
    description: vscode.l10n.t('this network, earlier'),
    other: { kind: 'network', model: { ...model, step } },
  }));
  const others = await Promise.all(
    vscode.workspace.textDocuments
      .filter(({ uri, isClosed }) => !isClosed && uri.toString() !== document.toString())
      .map(async ({ uri }): Promise<OtherModel | null> => {
        const other = await new InspectedDocument(services, uri).model();
        const label = vscode.workspace.asRelativePath(uri);
        return other && { label, other: { kind: 'network', model: other } };
      }),
  );
  const found = [...earlier, ...others.filter((other) => other !== null)];
  if (found.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('There is no other network: train on another open document, or again on this one.'),
    );
    return undefined;
  }
  const placeHolder = vscode.l10n.t('Compare the network of this document with …');
  const chosen = await vscode.window.showQuickPick(found, { placeHolder });
  return chosen && { name: vscode.l10n.t('Compared with {0}', chosen.label), other: chosen.other };
}
