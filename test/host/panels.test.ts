import { extensionState, panelCount } from '#host';
import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { commands, panels } from '../../src/ids.ts';
import { prose, writeFile } from './documents.ts';
import { say } from './lineReporter.ts';
import { recurrent } from './recurrent.ts';
import { eventually, pause } from './watching.ts';

/** Panels opened and closed before anything is measured, so that what is loaded once is loaded. */
const warmUp = 3;

/** One panel of so many is drawn before it is closed; the others are closed while they load. */
const drawnOf = 10;

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
  /** Pages that were loaded, and asked for what there is to draw. */
  let drawn = 0;
  before(async () => {
    document = await writeFile(prose(2000));
    const { engine } = await recurrent();
    const trainer = engine.trainer.bind(engine);
    engine.trainer = () => {
      drawn++;
      return trainer();
    };
  });
  after(async () => {
    Reflect.deleteProperty((await recurrent()).engine, 'trainer');
  });
  /** Does something that shows a panel, and waits until that has asked what to draw. */
  const draws = async (act: () => Thenable<unknown>) => {
    const before = drawn;
    await act();
    await eventually(() => Promise.resolve(drawn > before || null));
  };
  const openPlayground = () => vscode.commands.executeCommand(commands.openPlayground, document);

  it(`leave no process, worker or memory behind when ${panelCount} of them were opened and closed`, async () => {
    const openAndClose = async (times: number) => {
      for (let time = 0; time < times; time++) {
        await (time % drawnOf === 0 ? draws(openPlayground) : openPlayground());
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
    assert.ok(panelCount < 100 || grown < 10_000, `${grown} bytes a panel stayed`);
  });

  it('come back when they are asked for in the moment they are closed', async () => {
    for (let time = 0; time < 3; time++) {
      await openPlayground();
      await opened(1);
      // What is sent to VS Code is done in order: this tab is gone before the panel is asked to come to the front.
      const closing = vscode.window.tabGroups.close(open());
      await draws(openPlayground);
      await closing;
      await opened(1);
      await pause(200);
      assert.equal(open().length, 1);
      await vscode.window.tabGroups.close(open());
      await opened(0);
    }
  });
});
