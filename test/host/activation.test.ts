import { assertHost } from '#host';
import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { commands, extensionId } from '../../src/ids.ts';

describe('the extension host', () => {
  it('is of the kind the run says it is', () => assertHost());
});

describe('the extension', () => {
  it('is found and activates', async () => {
    const extension = vscode.extensions.getExtension(extensionId);
    assert.ok(extension);
    await extension.activate();
    assert.ok(extension.isActive);
  });

  it('registers every command it names', async () => {
    const registered = new Set(await vscode.commands.getCommands(true));
    const missing = Object.values(commands).filter((command) => !registered.has(command));
    assert.deepEqual(missing, []);
  });
});
