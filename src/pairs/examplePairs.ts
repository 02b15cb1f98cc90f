import * as vscode from 'vscode';
import { inform } from '../editor/notifications.ts';
import { plainNumber } from '../editor/plainNumber.ts';
import { commands } from '../ids.ts';
import { defaultLength, generatePairs, type PairTask } from '../text/pairs/generators.ts';

const count = 10_000;

/** Multiplier and modulus of Park and Miller's generator: the same pairs every time. */
const [multiplier, modulus] = [16_807, 2_147_483_647];

function randomNumbers(): { next(): number } {
  let state = 1;
  return {
    next() {
      state = (state * multiplier) % modulus;
      return state / modulus;
    },
  };
}

const tasks: Readonly<Record<PairTask, { readonly label: string; readonly detail: string }>> = {
  dates: {
    label: vscode.l10n.t('Dates'),
    detail: vscode.l10n.t('Thirteen ways to write a date, to year-month-day: attention jumps to and fro.'),
  },
  reverse: {
    label: vscode.l10n.t('Reversing'),
    detail: vscode.l10n.t('10 to 20 letters written backwards: hard without attention, a falling diagonal with it.'),
  },
  copy: {
    label: vscode.l10n.t('Copying'),
    detail: vscode.l10n.t('10 to 20 letters written again: a rising diagonal.'),
  },
  sort: {
    label: vscode.l10n.t('Sorting'),
    detail: vscode.l10n.t('6 to 12 letters put in order: where a letter comes from depends on all others.'),
  },
  addition: {
    label: vscode.l10n.t('Addition'),
    detail: vscode.l10n.t('Sums of two numbers of up to three digits: a rule, not a copy.'),
  },
};

/** Opens generated pairs as an untitled document that can be edited; asks which where nobody said. Tells whether it did. */
export async function openExamplePairs(wanted: unknown): Promise<boolean> {
  const task = isTask(wanted) ? wanted : await pickTask();
  if (!task) return false;
  const content = generatePairs(task, { count, length: defaultLength[task] }, randomNumbers());
  const document = await vscode.workspace.openTextDocument({ content, language: 'plaintext' });
  await vscode.window.showTextDocument(document);
  const train = vscode.l10n.t('Train on Them');
  void inform(vscode.l10n.t('{0} pairs to learn from: edit them as you like.', plainNumber(count)), train).then(
    (answer) => answer === train && vscode.commands.executeCommand(commands.trainPairs, document.uri),
  );
  return true;
}

function isTask(name: unknown): name is PairTask {
  return typeof name === 'string' && Object.hasOwn(tasks, name);
}

async function pickTask(): Promise<PairTask | undefined> {
  const items = Object.entries(tasks).map(([task, { label, detail }]) => ({ label, detail, task }));
  const placeHolder = vscode.l10n.t('Which pairs shall a network learn?');
  const picked = await vscode.window.showQuickPick(items, { placeHolder });
  return isTask(picked?.task) ? picked.task : undefined;
}
