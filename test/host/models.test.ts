import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { commands, settings } from '../../src/ids.ts';
import { modelsOf } from '../../src/models/modelKeys.ts';
import { ModelLibrary } from '../../src/models/modelLibrary.ts';
import { Engine } from '../../src/sessions/engine.ts';
import { closeUnsaved, open, openUntitled, prose, writeFile } from './documents.ts';
import { itOnce } from './itOnce.ts';
import { recurrent, stop, train } from './recurrent.ts';
import { eventually, pause, present, until, warningOf } from './watching.ts';

/** A document with a model of its own: a new file, unless told. */
async function learned(known?: vscode.Uri): Promise<vscode.Uri> {
  const document = known ?? (await writeFile(prose(20_000)));
  const { session, ended } = await train(document);
  await until(session, ({ progress }) => progress !== null);
  await stop();
  await ended;
  const { models, savedModels } = await recurrent();
  assert.ok(await models.savedOf(document));
  await eventually(
    async () => (await savedModels.list()).find((model) => model.document === document.toString()) ?? null,
  );
  return document;
}

async function described(document: vscode.Uri) {
  const { savedModels } = await recurrent();
  return (await savedModels.list()).find((model) => model.document === document.toString());
}

/** As a person renames a file or a folder in the explorer. */
async function rename(from: vscode.Uri, to: vscode.Uri): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.renameFile(from, to);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

/** A safetensors file with this header and nothing behind it. */
async function writeHeader(header: object): Promise<vscode.Uri> {
  const json = new TextEncoder().encode(JSON.stringify(header));
  const bytes = new Uint8Array(8 + json.length);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(json.length), true);
  bytes.set(json, 8);
  return writeFile(bytes);
}

describe('models people keep', function () {
  afterEach(stop);

  it('move with their file, together with its runs', async () => {
    const { models, runs } = await recurrent();
    const from = await learned();
    const to = from.with({ path: from.path.replace('.txt', ' moved.txt') });
    await rename(from, to);
    await eventually(async () => (await described(to)) ?? null);
    assert.ok(await models.savedOf(to));
    assert.equal(await models.savedOf(from), null);
    assert.equal((await runs.of(to)).length, 1);
    assert.equal(await described(from), undefined);
  });

  itOnce('stay where a file that never had one is given the name of theirs', async () => {
    const { models } = await recurrent();
    const document = await learned();
    await vscode.workspace.fs.delete(document);
    const other = await writeFile('never learned');
    await rename(other, document);
    assert.ok(await models.savedOf(document));
  });

  itOnce(
    'may be gone, and still the runs of a document move with the folder it is in, and leave with the quota',
    async () => {
      const { models, runs, savedModels } = await recurrent();
      const file = await writeFile(prose(20_000));
      const folder = file.with({ path: file.path.replace('.txt', '') });
      const document = vscode.Uri.joinPath(folder, 'story.txt');
      await vscode.workspace.fs.rename(file, document);
      await learned(document);
      await savedModels.deleteModel(document);
      const moved = folder.with({ path: `${folder.path} moved` });
      await rename(folder, moved);
      const there = vscode.Uri.joinPath(moved, 'story.txt');
      await eventually(async () => (await runs.of(there)).length === 1 || null);
      assert.deepEqual(await runs.of(document), []);
      assert.ok((await savedModels.kept()).some((kept) => kept.document === there.toString()));
      const ofSomeRun = await models.modelOfRun(there, crypto.randomUUID());
      await vscode.workspace.fs.writeFile(ofSomeRun, new Uint8Array(2 ** 20));
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      const configuration = vscode.workspace.getConfiguration();
      await configuration.update(settings.storageQuota, 1, vscode.ConfigurationTarget.Global);
      try {
        await eventually(async () => (await runs.of(there)).length === 0 || null);
      } finally {
        await configuration.update(settings.storageQuota, undefined, vscode.ConfigurationTarget.Global);
      }
    },
  );

  itOnce('go on training from their entry in the view, whichever document is in the active editor', async () => {
    const { savedModels, sessions } = await recurrent();
    const document = await learned();
    const active = await openUntitled(prose(5000));
    const entry = (await savedModels.list()).find((model) => model.document === document.toString());
    const before = entry?.step ?? Infinity;
    const ended = vscode.commands.executeCommand(commands.continueTraining, entry);
    await until(sessions.of(document), ({ progress }) => (progress?.point.step ?? 0) > before);
    assert.equal(sessions.of(active.uri).view.phase, 'idle');
    await stop();
    await ended;
  });

  itOnce('are needed to go on: without one nothing is trained, and a sentence says so', async () => {
    const { sessions } = await recurrent();
    const document = await writeFile(prose(5000));
    const told = await warningOf(() => vscode.commands.executeCommand(commands.continueTraining, document));
    assert.match(told, /^There is no model of .* yet: train one first\.$/);
    assert.equal(sessions.of(document).view.phase, 'idle');
  });

  itOnce('are called as a person likes, until the name is taken back', async () => {
    const { savedModels } = await recurrent();
    const document = await learned();
    await savedModels.rename(document, 'the good one');
    assert.equal((await described(document))?.name, 'the good one');
    await savedModels.rename(document, ' ');
    assert.equal((await described(document))?.name, document.path.split('/').at(-1));
  });

  itOnce('go with an untitled document: the next one of that name has none', async () => {
    const { models, sessions } = await recurrent();
    const document = await openUntitled(prose(20_000));
    const uri = await learned(document.uri);
    await closeUnsaved(document);
    await eventually(async () => (await models.savedOf(uri)) === null || null);
    await eventually(() => Promise.resolve(sessions.of(uri).view.phase === 'idle' || null));
    assert.deepEqual(await models.recordsOf(uri), []);
    assert.equal(await described(uri), undefined);
    const next = await openUntitled('Another text altogether.');
    assert.equal(await models.savedOf(next.uri), null);
    await closeUnsaved(next);
  });

  itOnce('are nothing that an untitled document without one leaves anything of, predicted and closed', async () => {
    const { sessions } = await recurrent();
    const { uri } = await open(vscode.Uri.from({ scheme: 'untitled', path: crypto.randomUUID() }));
    const edit = new vscode.WorkspaceEdit();
    edit.insert(uri, new vscode.Position(0, 0), 'Nobody ever trained on this.');
    await vscode.workspace.applyEdit(edit);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await pause(1500);
    for (const model of modelsOf(uri)) assert.equal(sessions.known(model), undefined);
  });

  itOnce('stay with an untitled document that is formatted while it is saved as a file', async () => {
    const { models } = await recurrent();
    const file = await writeFile('');
    await vscode.workspace.fs.delete(file);
    const document = await open(file.with({ scheme: 'untitled' }));
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), prose(20_000));
    assert.ok(await vscode.workspace.applyEdit(edit));
    await learned(document.uri);
    await vscode.commands.executeCommand(commands.openPlayground, document.uri);
    const name = file.path.split('/').at(-1) ?? '';
    const playgrounds = () =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .filter(({ input, label }) => input instanceof vscode.TabInputWebview && label.includes(name));
    const [ofTheUntitled] = playgrounds();
    assert.ok(ofTheUntitled);
    const formatting = vscode.languages.registerDocumentFormattingEditProvider('plaintext', {
      provideDocumentFormattingEdits: () => [vscode.TextEdit.insert(new vscode.Position(0, 0), 'Formatted. ')],
    });
    const configuration = vscode.workspace.getConfiguration();
    await configuration.update('editor.formatOnSave', true, vscode.ConfigurationTarget.Global);
    try {
      assert.ok(await document.save());
      const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
      assert.ok(text.startsWith('Formatted. '));
      await eventually(async () => (await models.savedOf(file)) ?? null);
      // Its panel goes with it, too, which is another one then.
      await eventually(() => {
        const [panel, second] = playgrounds();
        return Promise.resolve((panel && !second && panel !== ofTheUntitled) || null);
      });
      await vscode.window.tabGroups.close(playgrounds());
    } finally {
      formatting.dispose();
      await configuration.update('editor.formatOnSave', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('are deleted without their runs', async () => {
    const { models, runs, savedModels } = await recurrent();
    const document = await learned();
    await savedModels.deleteModel(document);
    assert.equal(await models.savedOf(document), null);
    assert.equal((await runs.of(document)).length, 1);
  });

  it('are forgotten wholly, even while they are being trained', async () => {
    const { models, savedModels, sessions } = await recurrent();
    const document = await writeFile(prose(20_000));
    const { session } = await train(document);
    await until(session, ({ progress }) => progress !== null);
    await savedModels.forget(document);
    assert.equal(sessions.of(document).active, false);
    assert.equal(await models.savedOf(document), null);
    assert.deepEqual(await models.recordsOf(document), []);
    assert.equal(await described(document), undefined);
  });

  it('are forgotten also where no engine can be started', async () => {
    const { models, sessions, runs, log } = await recurrent();
    const document = await learned();
    const engine = new Engine(vscode.Uri.file('/nowhere'), log);
    const library = new ModelLibrary(models, sessions, engine, runs, log);
    try {
      await library.forget(document);
      assert.equal(await models.savedOf(document), null);
    } finally {
      library.dispose();
      engine.dispose();
    }
  });

  it('stay what another window saved during a run, whose own model is kept with it', async () => {
    const { models, runs, sessions, savedModels } = await recurrent();
    const document = await learned();
    const theirs = await vscode.workspace.fs.readFile(await models.of(document));
    const { session, ended } = await train(document);
    await until(session, ({ progress }) => progress !== null);
    await vscode.workspace.fs.writeFile(await models.of(document), Uint8Array.from([...theirs, 0x20]));
    await stop();
    await ended;
    assert.ok(session.isAside);
    assert.match(session.view.sentence ?? '', /[Aa]nother window/);
    assert.equal((await vscode.workspace.fs.readFile(await models.of(document))).length, theirs.length + 1);
    const [newest] = await runs.of(document);
    assert.ok(newest?.hasModel);
    await savedModels.adopt(document, newest);
    assert.equal(sessions.of(document).view.finished?.step, newest.step);
    assert.equal(sessions.of(document).view.finished?.reason, 'stopped', 'as its record tells');
  });

  itOnce('beside that of another window are known as such although the next run begins at once', async () => {
    const { models, runs, sessions, savedModels } = await recurrent();
    const document = await learned();
    const before = await described(document);
    const theirs = await vscode.workspace.fs.readFile(await models.of(document));
    const { session, ended } = await train(document);
    await until(session, ({ progress }) => progress !== null);
    await vscode.workspace.fs.writeFile(await models.of(document), Uint8Array.from([...theirs, 0x20]));
    const next = Promise.withResolvers<void>();
    const again = sessions.onDidEnd(() => {
      again.dispose();
      const refused = () => Promise.reject(new Error('not now'));
      sessions
        .train(document, { comparison: null, continued: false, background: false }, refused)
        .catch(() => next.resolve());
    });
    await stop();
    await ended;
    await next.promise;
    const [newest] = await runs.of(document);
    assert.ok(newest?.hasModel);
    await savedModels.list();
    assert.equal((await described(document))?.run, before?.run);
  });

  it('are listed from their first step on: whoever kills the window finds them again', async () => {
    const { models } = await recurrent();
    const document = await writeFile(prose(20_000));
    const { session, ended } = await train(document);
    const { run } = await eventually(async () => (await described(document)) ?? null);
    assert.equal(session.view.phase, 'training');
    assert.equal(run, session.request?.run);
    await vscode.workspace.fs.delete(await models.of(document));
    assert.equal(await described(document), undefined);
    await stop();
    await ended;
  });

  it('come back from a file they were exported to', async () => {
    const { models, engine } = await recurrent();
    const document = await learned();
    const saved = present(await models.savedOf(document));
    const reader = await engine.reader();
    const before = await reader.request('describe', saved);
    const exported = document.with({ path: `${document.path}.safetensors` });
    await vscode.workspace.fs.copy(await models.of(document), exported);
    const { savedModels } = await recurrent();
    await savedModels.deleteModel(document);
    await vscode.commands.executeCommand(commands.importModel, document, exported);
    const imported = present(await models.savedOf(document));
    assert.deepEqual(await reader.request('describe', imported), before);
    assert.equal((await described(document))?.step, before.step);
  });

  itOnce(
    'are exported to the folder that is open where their document is untitled, and it is said what the file tells',
    async () => {
      const document = await openUntitled(prose(20_000));
      const uri = await learned(document.uri);
      const { showSaveDialog, showInformationMessage } = vscode.window;
      const [folder] = vscode.workspace.workspaceFolders ?? [];
      assert.ok(folder);
      const offered: (vscode.Uri | undefined)[] = [];
      const said: string[] = [];
      vscode.window.showSaveDialog = (options) => {
        offered.push(options?.defaultUri);
        return Promise.resolve(options?.defaultUri);
      };
      vscode.window.showInformationMessage = (message: string) => Promise.resolve(void said.push(message));
      try {
        await vscode.commands.executeCommand(commands.exportModel, uri);
      } finally {
        Object.assign(vscode.window, { showSaveDialog, showInformationMessage });
      }
      const target = vscode.Uri.joinPath(folder.uri, `${uri.path}.recurrent.safetensors`);
      assert.deepEqual(offered.map(String), [target.toString()]);
      assert.ok((await vscode.workspace.fs.stat(target)).size > 0);
      assert.match(said.join(), /holds the vocabulary of Untitled-\d+: its characters or words can be read from it\.$/);
      await vscode.workspace.fs.delete(target);
      await closeUnsaved(document);
    },
  );

  itOnce('are asked about before a model of another document is imported', async () => {
    const { models } = await recurrent();
    const [document, other] = [await learned(), await writeFile(prose(5000))];
    const file = document.with({ path: `${document.path}.safetensors` });
    await vscode.workspace.fs.copy(await models.of(document), file);
    const question = await warningOf(() => vscode.commands.executeCommand(commands.importModel, other, file));
    assert.match(question, /^Import this model for /);
    assert.equal(await models.savedOf(other), null);
  });

  it('cannot be imported from what is no checkpoint of ours: a sentence says why', async () => {
    const { models } = await recurrent();
    const document = await writeFile(prose(5000));
    const told = (file: vscode.Uri) =>
      warningOf(() => vscode.commands.executeCommand(commands.importModel, document, file));
    const tensor = { dtype: 'F32', shape: [1], data_offsets: [0, 4] };
    const metadata = { format: 'recurrent-playground', version: '99' };
    const terabytes = { dtype: 'F32', shape: [2_500_000_000_000], data_offsets: [0, 10_000_000_000_000] };
    const other = await writeFile(Uint8Array.of(4, 0, 0, 0, 0, 0, 0, 0, 0x7b, 0x7d, 0x20, 0x20));
    assert.match(
      await told(await writeHeader({ 'lstm.weight_ih_l0': { ...tensor, shape: [0], data_offsets: [0, 0] } })),
      /"lstm.weight_ih_l0".*no model of Recurrent Playground/,
    );
    assert.match(await told(await writeHeader({ __metadata__: metadata })), /newer version \(format 99\)/);
    assert.match(await told(await writeHeader({ huge: terabytes })), /truncated: "huge"/);
    assert.match(await told(await writeFile(Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0, 0, 0, 0))), /ZIP archive/);
    assert.match(await told(other), /no tensors/);
    assert.equal(await models.savedOf(document), null);
  });

  it('answer with a sentence after their file was deleted while it was in use, and train again', async () => {
    const { models, engine, sessions } = await recurrent();
    const document = await learned();
    const saved = present(await models.savedOf(document));
    await vscode.workspace.fs.delete(await models.of(document));
    const sampling = { prompt: '', length: 20, temperature: 1, topK: null, topP: null, seed: 1 };
    const reader = await engine.reader();
    const asked = reader.request('generate', { model: { run: null, saved }, ...sampling });
    await assert.rejects(asked, /^[^\n]*The saved model cannot be read: there is no such file\.$/m);
    const { ended } = await train(document);
    await until(sessions.of(document), ({ progress }) => progress !== null);
    await stop();
    await ended;
    assert.ok(await models.savedOf(document));
  });

  it('are saved although their folder was removed while they were trained', async () => {
    const { models } = await recurrent();
    const document = await writeFile(prose(20_000));
    const { session, ended } = await train(document);
    await until(session, ({ progress }) => progress !== null);
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(await models.of(document), '..'), { recursive: true });
    await stop();
    await ended;
    assert.equal(session.view.phase, 'finished');
    assert.ok(await models.savedOf(document));
  });

  itOnce(
    'are kept within the quota as soon as it is less: unused ones leave, whoever left them, and what is looked at stays',
    async () => {
      const { models, engine, savedModels } = await recurrent();
      const closeAll = () => vscode.commands.executeCommand('workbench.action.closeAllEditors');
      const closed = await learned();
      const elsewhere = vscode.Uri.joinPath(await models.of(closed), '..', 'untitled-1-of-another-window');
      const theirs = elsewhere.with({ path: `${elsewhere.path}.recurrent.safetensors` });
      await vscode.workspace.fs.copy(await models.of(closed), theirs);
      await closeAll();
      const compared = await learned();
      await closeAll();
      await vscode.commands.executeCommand('vscode.diff', compared, closed.with({ scheme: 'untitled' }));
      const inPanel = await learned();
      const configuration = vscode.workspace.getConfiguration();
      try {
        await configuration.update(settings.storageQuota, 1, vscode.ConfigurationTarget.Global);
        await eventually(async () => (await models.savedOf(closed)) === null || null);
        await assert.rejects(Promise.resolve(vscode.workspace.fs.stat(theirs)));
        assert.ok(await models.savedOf(compared));
        assert.ok(await models.savedOf(inPanel));
        const bytes = await vscode.workspace.fs.readFile(await models.of(inPanel));
        const described = await (await engine.reader()).request('describe', { bytes });
        const { settings: shape, parameters, step, bitsPerCharacter } = described;
        await savedModels.replace(closed, bytes, { settings: shape, parameters, step, bitsPerCharacter });
        await eventually(async () => (await models.savedOf(closed)) === null || null);
      } finally {
        await configuration.update(settings.storageQuota, undefined, vscode.ConfigurationTarget.Global);
        await closeAll();
      }
    },
  );
});
