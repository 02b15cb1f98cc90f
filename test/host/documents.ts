import * as vscode from 'vscode';
import { hasTab } from '../../src/editor/tabs.ts';
import { eventually } from './watching.ts';

const sentences = [
  'The cat sat on the mat. ',
  'A dog ran to the door. ',
  'Birds sing all day long. ',
  'It rained again. ',
];

/** A text of at least `length` characters in which a network soon finds more than how often each letter occurs. */
export function prose(length: number): string {
  let text = '';
  for (let i = 1; text.length < length; i = (i * 16_807) % 2_147_483_647) text += sentences[i % sentences.length];
  return text;
}

/** A new untitled document in the active editor. */
export async function openUntitled(content: string): Promise<vscode.TextDocument> {
  return open((await vscode.workspace.openTextDocument({ content })).uri);
}

/** A document in the active editor. */
export async function open(uri: vscode.Uri): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document);
  return document;
}

/** A new file in the workspace; not opened. */
export async function writeFile(content: string | Uint8Array): Promise<vscode.Uri> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) throw new Error('The tests run in a workspace with a folder.');
  const file = vscode.Uri.joinPath(folder.uri, `${crypto.randomUUID()}.txt`);
  await vscode.workspace.fs.writeFile(file, typeof content === 'string' ? new TextEncoder().encode(content) : content);
  return file;
}

/** Closes a document without saving it, also where a panel that loads takes the focus first. */
export async function closeUnsaved(document: vscode.TextDocument): Promise<void> {
  await eventually(async () => {
    await vscode.window.showTextDocument(document);
    if (vscode.window.activeTextEditor?.document !== document) return null;
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    // It may be shown beside as well.
    const name = document.uri.toString();
    const left = vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .filter(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === name);
    await vscode.window.tabGroups.close(left.filter(({ isDirty }) => !isDirty));
    return hasTab(document.uri) ? null : true;
  });
}
