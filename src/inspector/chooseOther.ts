import * as vscode from 'vscode';
import { inform } from '../editor/notifications.ts';
import { escapeIcons } from '../editor/escapeIcons.ts';
import { plainNumber } from '../editor/plainNumber.ts';
import type { Services } from '../models/services.ts';
import type { ModelReference } from '../protocol/reader.ts';
import { InspectedDocument } from './inspectedDocument.ts';
import { modelOf } from './lenses.ts';
import type { Expecting } from './surprise.ts';

interface OtherModel extends vscode.QuickPickItem {
  /** Found out once it is chosen. */
  readonly model: () => Promise<ModelReference | null>;
}

/**
 * Lets a person choose what to compare with: an earlier step of the same training, another run on this document, or the network
 * of any other document.
 */
export async function chooseOther(
  services: Services,
  document: vscode.Uri,
): Promise<{ readonly name: string; readonly other: Expecting } | undefined> {
  const subject = new InspectedDocument(services, document);
  const own = await modelOf(subject);
  const found = [
    ...(await earlierSteps(subject, own)),
    ...(await otherRuns(services, document)),
    ...(await otherDocuments(services, document)),
  ];
  if (found.length === 0) {
    void inform(vscode.l10n.t('There is no other network: train on another document, or again on this one.'));
    return undefined;
  }
  const placeHolder = vscode.l10n.t('Compare the network of this document with …');
  const chosen = await vscode.window.showQuickPick(found, { placeHolder, matchOnDescription: true });
  if (!chosen) return undefined;
  const model = await chosen.model();
  if (!model) throw new Error(vscode.l10n.t('The network "{0}" is no longer there.', chosen.label));
  return { name: vscode.l10n.t('Compared with {0}', chosen.label), other: { kind: 'network', model } };
}

async function earlierSteps(subject: InspectedDocument, own: ModelReference): Promise<OtherModel[]> {
  return (await subject.snapshots()).toReversed().map((step) => ({
    label: vscode.l10n.t('Step {0}', plainNumber(step)),
    description: vscode.l10n.t('this network, earlier'),
    model: () => Promise.resolve({ ...own, step }),
  }));
}

/** Runs of a comparison, whose models are kept under their own names. */
async function otherRuns({ runs, models }: Services, document: vscode.Uri): Promise<OtherModel[]> {
  const kept = (await runs.of(document)).filter(({ hasModel }) => hasModel).sort((a, b) => b.number - a.number);
  return kept.map(({ run, settings, step, bitsPerCharacter }) => ({
    label: `${settings.cell.toUpperCase()} ${settings.hidden}`,
    description: describe(
      vscode.l10n.t('compared on this document, seed {0}, step {1}', settings.seed, plainNumber(step)),
      bitsPerCharacter,
    ),
    model: async () => savedOnly(await models.savedOfRun(document, run)),
  }));
}

async function otherDocuments(services: Services, document: vscode.Uri): Promise<OtherModel[]> {
  const saved = await services.savedModels.list();
  return saved
    .filter((model) => model.document !== document.toString())
    .map(({ document: key, name, cell, hidden, bitsPerCharacter }) => ({
      label: escapeIcons(name),
      description: describe(`${cell.toUpperCase()} ${hidden}`, bitsPerCharacter),
      model: () => new InspectedDocument(services, vscode.Uri.parse(key)).model(),
    }));
}

function describe(what: string, bitsPerCharacter: number | null): string {
  return bitsPerCharacter === null
    ? what
    : vscode.l10n.t('{0}, {1} bits per character', what, bitsPerCharacter.toFixed(2));
}

function savedOnly(saved: ModelReference['saved']): ModelReference | null {
  return saved && { run: null, saved };
}
