import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';

const verse = 'The old lighthouse keeper lit the lamp.\nNobody knew the old lighthouse keeper.\n'.repeat(20);

/** Asks for ghost text until it is there, accepts it, and gives the last line. */
async function acceptedAt(document: vscode.TextDocument): Promise<string> {
  const editor = await vscode.window.showTextDocument(document);
  const end = document.lineAt(document.lineCount - 1).range.end;
  editor.selection = new vscode.Selection(end, end);
  const before = document.version;
  for (let tries = 0; tries < 60 && document.version === before; tries++) {
    await vscode.commands.executeCommand('editor.action.inlineSuggest.trigger');
    await new Promise((resolve) => {
      setTimeout(resolve, 250);
    });
    await vscode.commands.executeCommand('editor.action.inlineSuggest.commit');
  }
  return document.lineAt(document.lineCount - 1).text;
}

describe('suggestions', () => {
  afterEach(() => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor'));

  it('finish the word in an untitled document', async () => {
    const document = await vscode.workspace.openTextDocument({
      language: 'plaintext',
      content: `${verse}The old light`,
    });
    assert.match(await acceptedAt(document), /^The old lighthouse/);
  });
});
