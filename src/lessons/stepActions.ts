import * as vscode from 'vscode';
import { commands } from '../ids.ts';
import type { StepGoal } from '../protocol/lessonBlocks.ts';
import type { ReaderDocument } from './readerDocument.ts';

/** The command of ours, or of VS Code's own, that does what a step asks for. */
const commandOf: Readonly<Partial<Record<StepGoal, string>>> = {
  'open-document': 'workbench.action.files.openFile',
  'train-20-seconds': commands.train,
  'open-inspector': commands.inspect,
  'show-forget-gate': commands.inspect,
  'generate-text': commands.generate,
  'open-pairs': commands.openExamplePairs,
};

/** Does for the reader what a step asks for. `value` is the symbol that should be looked at, where there is one. */
export async function actFor(goal: StepGoal, reader: ReaderDocument, value?: string): Promise<void> {
  const command = commandOf[goal];
  if (command === undefined) return;
  if (!command.startsWith('workbench.') && !(await vscode.commands.getCommands(true)).includes(command))
    throw new Error(vscode.l10n.t('This part of the extension is not there yet.'));
  const quantity = goal === 'show-forget-gate' ? 'gate.forget' : value;
  const wanted = quantity === undefined ? [] : [quantityOf(quantity)];
  await vscode.commands.executeCommand(command, ...(reader.uri ? [reader.uri, ...wanted] : []));
}

/** The inspector's name of what a symbol stands for: `gate.forget` and `U.forget` are both about the forget gate. */
function quantityOf(value: string): string {
  const [first = '', second] = value.split('.');
  return ['gate', 'W', 'U', 'b', 'joint'].includes(first) ? (second ?? first).replace('-gate', '') : first;
}
