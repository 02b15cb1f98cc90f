import { extensionState, panelCount } from '#host';
import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { commands, panels } from '../../src/ids.ts';
import { prose, writeFile } from './documents.ts';
import { say } from './lineReporter.ts';
import { recurrent, stop } from './recurrent.ts';
import { eventually, pause, until } from './watching.ts';

/** Panels opened and closed before anything is measured, so that what is loaded once is loaded. */
const warmUp = 3;

/** What a collector leaves varies by more than a few panels hold. */
const memoryShows = panelCount >= 100;

/** Playgrounds among the tabs. */
const open = () =>
  vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith(panels.playground));

/** Waits until as many playgrounds are open. */
const opened = (count: number) => eventually(() => Promise.resolve(open().length === count || null));

describe('panels', function () {
  this.timeout(panelCount * 3000 + 60_000);
  let document: vscode.Uri;
  before(async () => {
    document = await writeFile(prose(2000));
    // It starts when a playground first asks it, which a closed one may not get to.
    await (await recurrent()).engine.trainer();
    // Those of the tests before.
    await vscode.window.tabGroups.close(open());
    await opened(0);
  });
  const openPlayground = () => vscode.commands.executeCommand(commands.openPlayground, document);

  it(`leave no ${memoryShows ? 'process, worker or memory' : 'process or worker'} behind when ${panelCount} of them were opened and closed`, async () => {
    const openAndClose = async (times: number) => {
      for (let time = 0; time < times; time++) {
        await openPlayground();
        await opened(1);
        await vscode.window.tabGroups.close(open());
        await opened(0);
      }
    };
    await openAndClose(warmUp);
    const before = extensionState();
    await openAndClose(panelCount);
    const after = extensionState();
    say(`  ${panelCount} panels: ${JSON.stringify(before)} before, ${JSON.stringify(after)} after`);
    assert.ok(after.processes <= before.processes, 'a process was left');
    const grown = (after.heap - before.heap) / panelCount;
    // A panel whose page, strings and session stayed alive would hold far more than this.
    if (memoryShows) assert.ok(grown < 10_000, `${grown} bytes a panel stayed`);
  });

  it('follow their document when the folder it is in is renamed', async () => {
    const file = await writeFile('one\teins\ntwo\tzwei\nthree\tdrei\n');
    const folder = file.with({ path: file.path.replace('.txt', '') });
    const [before, after] = [folder, folder.with({ path: `${folder.path} moved` })].map((place) =>
      vscode.Uri.joinPath(place, 'words.txt'),
    );
    assert.ok(before && after);
    await vscode.workspace.fs.rename(file, before);
    for (const command of [commands.openPlayground, commands.openPairs, commands.inspect])
      await vscode.commands.executeCommand(command, before);
    const panelsOf = () =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .filter(({ input, label }) => input instanceof vscode.TabInputWebview && label.includes('words.txt'));
    await eventually(() => Promise.resolve(panelsOf().length === 3 || null));
    const first = panelsOf();
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(folder, folder.with({ path: `${folder.path} moved` }));
    assert.ok(await vscode.workspace.applyEdit(edit));
    await eventually(() =>
      Promise.resolve((panelsOf().length === 3 && panelsOf().every((panel) => !first.includes(panel))) || null),
    );
    // Each is that of the new place: asking for it brings no second one.
    for (const command of [commands.openPlayground, commands.openPairs, commands.inspect])
      await vscode.commands.executeCommand(command, after);
    assert.equal(panelsOf().length, 3);
    await vscode.window.tabGroups.close(panelsOf());
  });

  it('stand for their document, and for what is selected in it, while they have the focus', async () => {
    const editor = await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.One });
    editor.selection = new vscode.Selection(new vscode.Position(0, 0), editor.document.positionAt(1200));
    await openPlayground();
    await opened(1);
    await vscode.commands.executeCommand('workbench.action.focusSecondEditorGroup');
    await eventually(() => Promise.resolve(vscode.window.activeTextEditor === undefined || null));
    const session = (await recurrent()).sessions.of(document);
    const ended = vscode.commands.executeCommand(commands.train);
    const { started } = await until(session, (view) => view.started !== null);
    await stop();
    await ended;
    assert.equal(started?.characters, 1200);
    await vscode.window.tabGroups.close(open());
    await opened(0);
  });

  it('come back when they are asked for in the moment they are closed', async () => {
    for (let time = 0; time < 3; time++) {
      await openPlayground();
      await opened(1);
      // What is sent to VS Code is done in order: this tab is gone before the panel is asked to come to the front.
      const closing = vscode.window.tabGroups.close(open());
      await openPlayground();
      await closing;
      await opened(1);
      await pause(200);
      assert.equal(open().length, 1);
      await vscode.window.tabGroups.close(open());
      await opened(0);
    }
  });
});
