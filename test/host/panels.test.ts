import { extensionState, panelCount } from '#host';
import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { commands, panels } from '../../src/ids.ts';
import { prose, writeFile } from './documents.ts';
import { say } from './lineReporter.ts';
import { eventually } from './watching.ts';

/** Panels opened and closed before anything is measured, so that what is loaded once is loaded. */
const warmUp = 10;

const open = () =>
  vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith(panels.playground));

function panelsComeAndGo(this: Mocha.Suite): void {
  this.timeout(panelCount * 3000 + 60_000);

  it(`leave no process, worker or memory behind when ${panelCount} of them were opened and closed`, async () => {
    const document = await writeFile(prose(2000));
    const openAndClose = async (times: number) => {
      for (let time = 0; time < times; time++) {
        await vscode.commands.executeCommand(commands.openPlayground, document);
        await eventually(() => Promise.resolve(open().length > 0 || null));
        await vscode.window.tabGroups.close(open());
        await eventually(() => Promise.resolve(open().length === 0 || null));
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
}

// A soak: asked for by `RECURRENT_PANELS=1000 npm run test:host`, it has no place in every run.
if (panelCount > 0) describe('panels', panelsComeAndGo);
