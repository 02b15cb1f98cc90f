import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { commands } from '../../src/ids.ts';
import { open, prose } from './documents.ts';
import { recurrent, stop, train } from './recurrent.ts';
import { VirtualFiles, virtualScheme } from './virtualFiles.ts';
import { eventually, until } from './watching.ts';

describe('a document that no disk holds', function () {
  const files = new VirtualFiles();
  const uri = vscode.Uri.from({ scheme: virtualScheme, path: '/verse.txt' });
  let provider: vscode.Disposable;
  before(() => {
    provider = vscode.workspace.registerFileSystemProvider(virtualScheme, files);
    files.writeFile(uri, new TextEncoder().encode(prose(20_000)));
  });
  after(async () => {
    await stop();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    provider.dispose();
  });

  it('is learned, opened or not, keeps its model when it is renamed, and is forgotten', async () => {
    const { models } = await recurrent();
    const { session, ended } = await train(uri);
    await until(session, ({ progress }) => progress !== null);
    await stop();
    await ended;
    assert.ok(await models.savedOf(uri));

    await open(uri);
    const renamed = uri.with({ path: '/renamed.txt' });
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(uri, renamed);
    assert.ok(await vscode.workspace.applyEdit(edit));
    await eventually(() => models.savedOf(renamed));
    assert.equal(await models.savedOf(uri), null);

    const { showWarningMessage } = vscode.window;
    vscode.window.showWarningMessage = (...[, , first]: unknown[]) => Promise.resolve(first as never);
    try {
      await vscode.commands.executeCommand(commands.forget, renamed);
    } finally {
      vscode.window.showWarningMessage = showWarningMessage;
    }
    assert.equal(await models.savedOf(renamed), null);
  });
});
