import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { commands, settings } from '../../src/ids.ts';
import { closeUnsaved, open, prose, writeFile } from './documents.ts';
import { itOnce } from './itOnce.ts';
import { recurrent, stop, train } from './recurrent.ts';
import { eventually, until, warningOf } from './watching.ts';

/** In UTF-16 units: the network below knows letters, spaces, stops and line ends alone. */
const length = 60;

describe('text that is generated', function () {
  const configure = async (seed: number | undefined, units: number | undefined) => {
    const configuration = vscode.workspace.getConfiguration();
    await configuration.update(settings.generationSeed, seed, vscode.ConfigurationTarget.Global);
    await configuration.update(settings.generationLength, units, vscode.ConfigurationTarget.Global);
  };
  let document: vscode.TextDocument;
  before(async () => {
    await configure(7, length);
    const uri = await writeFile(prose(20_000).replaceAll('. ', '.\n'));
    const { session, ended } = await train(uri);
    await until(session, ({ progress }) => progress !== null);
    await stop();
    await ended;
    document = await open(uri);
  });
  after(() => configure(undefined, undefined));

  const writeAt = async (offset: number) => {
    const editor = await vscode.window.showTextDocument(document);
    const place = document.positionAt(offset);
    editor.selection = new vscode.Selection(place, place);
    await vscode.commands.executeCommand(commands.generateHere);
    return document.getText().slice(offset, offset + length);
  };

  it('is nothing where nothing was learned, and no editor is opened for it', async () => {
    const other = await open(await writeFile('Never learned.'));
    const editors = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).length;
    const said = await warningOf(() => vscode.commands.executeCommand(commands.generate, other.uri));
    assert.match(said, /^There is no model of .+ yet: train one first\.$/);
    assert.equal(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).length, editors);
  });

  itOnce('is missed without making a link of a name that is written like one', async () => {
    const folder = vscode.Uri.joinPath(await writeFile('Never learned.'), '..');
    const uri = vscode.Uri.joinPath(folder, '[verse](command:workbench.action.closeAllEditors).txt');
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode('Never learned.'));
    const said = await warningOf(() => vscode.commands.executeCommand(commands.generate, uri));
    assert.match(said, /verse.+closeAllEditors/);
    assert.doesNotMatch(said, /\]\(/);
    await vscode.workspace.fs.delete(uri);
  });

  itOnce('ends where somebody types into it, whose text it is from then on', async () => {
    const { engine } = await recurrent();
    const configuration = vscode.workspace.getConfiguration();
    await configuration.update(settings.generationLength, 100_000, vscode.ConfigurationTarget.Global);
    let heard = 0;
    const listening = engine.onDidWrite(({ text }) => (heard += text.length));
    const others = new Set(vscode.workspace.textDocuments);
    const generating = vscode.commands.executeCommand(commands.generate, document.uri);
    try {
      const written = await eventually(() => {
        const found = vscode.workspace.textDocuments.find((one) => one.isUntitled && !others.has(one));
        return Promise.resolve((found && found.getText().length > 20 && found) || null);
      });
      await vscode.window.showTextDocument(written);
      for (const command of ['cursorTop', 'cursorRight']) await vscode.commands.executeCommand(command);
      await vscode.commands.executeCommand('type', { text: 'Mine now.' });
      await generating;
      assert.match(written.getText(), /^.Mine now\./);
      assert.ok(heard < 100_000, 'It was written to the end.');
      await closeUnsaved(written);
    } finally {
      listening.dispose();
      await configuration.update(settings.generationLength, length, vscode.ConfigurationTarget.Global);
      await generating;
    }
  });

  it('stands where the cursor was, and one undo takes it back', async () => {
    const before = document.getText();
    const written = await writeAt(1000);
    assert.equal(document.getText(), before.slice(0, 1000) + written + before.slice(1000));
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), before);
  });

  it('is the same again with the same seed, and another with another', async () => {
    const first = await writeAt(1000);
    await vscode.commands.executeCommand('undo');
    assert.equal(await writeAt(1000), first);
    await vscode.commands.executeCommand('undo');
    await configure(8, length);
    assert.notEqual(await writeAt(1000), first);
    await vscode.commands.executeCommand('undo');
  });

  itOnce('is what is likeliest, whatever the seed, where that alone may be drawn', async () => {
    const configuration = vscode.workspace.getConfiguration();
    const greedy = async (name: string, value: number) => {
      await configuration.update(name, value, vscode.ConfigurationTarget.Global);
      try {
        const texts = new Set<string>();
        for (const seed of [7, 8]) {
          await configure(seed, length);
          texts.add(await writeAt(1000));
          await vscode.commands.executeCommand('undo');
        }
        return texts;
      } finally {
        await configuration.update(name, undefined, vscode.ConfigurationTarget.Global);
        await configure(7, length);
      }
    };
    const first = await greedy(settings.generationTopK, 1);
    assert.equal(first.size, 1);
    assert.deepEqual(await greedy(settings.generationTopP, 0.001), first);
    assert.deepEqual(await greedy(settings.generationTemperature, 0), first);
  });

  itOnce('is as long as the settings want for the language of its document', async () => {
    const configuration = vscode.workspace.getConfiguration(undefined, document);
    const forLanguage = (units: number | undefined) =>
      configuration.update(settings.generationLength, units, vscode.ConfigurationTarget.Global, true);
    const { length: before } = document.getText();
    await forLanguage(length / 2);
    try {
      await writeAt(1000);
    } finally {
      await forLanguage(undefined);
    }
    assert.equal(document.getText().length, before + length / 2);
    await vscode.commands.executeCommand('undo');
  });

  it('keeps the line ends of its document, which are no other text to the network', async () => {
    const written = await writeAt(1000);
    await vscode.commands.executeCommand('undo');
    const place = document.positionAt(1000);
    const editor = await vscode.window.showTextDocument(document);
    await editor.edit((edit) => edit.setEndOfLine(vscode.EndOfLine.CRLF));
    const lines = () => document.getText().replaceAll('\r', '');
    const { length: before } = lines();
    await writeAt(document.offsetAt(place));
    assert.equal(lines().length, before + length);
    assert.equal(lines().slice(1000, 1000 + length), written);
    assert.equal(/[^\r]\n|\r[^\n]/.test(document.getText()), false);
  });
});
