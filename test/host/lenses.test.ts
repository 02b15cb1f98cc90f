import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { open, writeFile } from './documents.ts';
import { RecordedLens } from './recordedLens.ts';
import { recurrent } from './recurrent.ts';

describe('a lens', () => {
  it('follows the cursor in a line too long to be coloured whole', async () => {
    const length = 40_000;
    const document = await writeFile('x'.repeat(length));
    await open(document);
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    const lens = new RecordedLens(await recurrent(), document);
    await lens.until(({ from }) => from === 0);
    for (const [cursor, from] of [
      [length / 2, length / 2 - 2000],
      [length, length - 4000],
    ] as const) {
      editor.selection = new vscode.Selection(0, cursor, 0, cursor);
      assert.deepEqual(await lens.until((last) => last.from === from), { from, to: from + 4000 });
    }
    lens.dispose();
  });
});
