import { canReadFromDisk, killEngine } from '#host';
import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { commands } from '../../src/ids.ts';
import { openUntitled, prose, writeFile } from './documents.ts';
import { recurrent, stop, train } from './recurrent.ts';
import { eventually, until, warningOf } from './watching.ts';

/** What a person is told who trains on this. */
const told = (document?: vscode.Uri) => warningOf(() => vscode.commands.executeCommand(commands.train, document));

describe('what cannot be trained on is said in one sentence', () => {
  afterEach(stop);

  it('for an empty document', async () => {
    assert.match(await told((await openUntitled('')).uri), /^This document is empty: [^\n]+\.$/);
  });

  it('for a document of ten characters', async () => {
    assert.match(await told(await writeFile('0123456789')), /^This document has 10 characters; [^\n]+\.$/);
  });

  it('for a binary file', async () => {
    const bytes = Uint8Array.from({ length: 4000 }, (_, index) => (index * 7919) % 256);
    assert.match(await told(await writeFile(bytes)), /binary|not a UTF-8 text/);
  });

  it('for a file that is not there', async () => {
    const file = await writeFile('gone');
    await vscode.workspace.fs.delete(file);
    assert.match(await told(file), /^[^\n]+ (is no longer there|could not be opened)[^\n]*$/);
  });

  it('for an output pane', async () => {
    assert.match(await told(vscode.Uri.parse('output:somewhere')), /^This is an output pane, not a document\./);
  });

  it('for a source-control input', async () => {
    const control = vscode.scm.createSourceControl('test', 'Test');
    try {
      await vscode.commands.executeCommand('workbench.view.scm');
      const input = await eventually(() =>
        Promise.resolve(vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'vscode-scm') ?? null),
      );
      assert.match(await told(input.uri), /^This is a source-control input, not a document\./);
    } finally {
      control.dispose();
    }
  });

  it('where nothing is open', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    assert.match(await told(), /^Open a text file first/);
  });
});

const damages: Readonly<Record<string, Uint8Array>> = {
  'that is none': new TextEncoder().encode('not a model'),
  'that was cut short': safetensors({ weight: tensor(1000) }).subarray(0, 40),
  'of ten terabytes': safetensors({ weight: tensor(2.5e12) }),
  'of a newer version': safetensors({ __metadata__: { format: 'recurrent-playground', version: '999' } }),
};

/** The file format as far as its header goes: a length of eight bytes, JSON. */
function safetensors(header: object): Uint8Array {
  const json = new TextEncoder().encode(JSON.stringify(header));
  const bytes = new Uint8Array(8 + json.length);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(json.length), true);
  bytes.set(json, 8);
  return bytes;
}

function tensor(length: number): object {
  return { dtype: 'F32', shape: [length], data_offsets: [0, 4 * length] };
}

describe('training that meets trouble', () => {
  afterEach(stop);

  it('learns one character repeated', async () => {
    const { session, ended } = await train(await writeFile('a'.repeat(2000)));
    await until(session, ({ progress }) => progress !== null);
    await stop();
    await ended;
    assert.equal(session.view.phase, 'finished');
  });

  it('goes on when the file is deleted', async () => {
    const document = await writeFile(prose(20_000));
    const { session, ended } = await train(document);
    await until(session, ({ progress }) => progress !== null);
    await vscode.workspace.fs.delete(document);
    const { step } = session.view.progress?.point ?? { step: 0 };
    await until(session, ({ progress }) => (progress?.point.step ?? 0) > step);
    await stop();
    await ended;
    assert.equal(session.view.phase, 'finished', session.view.sentence ?? '');
  });

  it('reads a file from disk that is too large for an editor, or says that it cannot', async function () {
    const document = await writeFile(prose(51 * 2 ** 20));
    const { sessions } = await recurrent();
    const session = sessions.of(document);
    const sentence = warningOf(() => vscode.commands.executeCommand(commands.train, document)).catch(() => null);
    const learned = until(session, ({ progress }) => progress !== null).then(() => null);
    const said = await Promise.race([sentence, learned]);
    if (canReadFromDisk) assert.equal(said, null);
    else assert.match(said ?? '', /^[^\n]+could not be opened: [^\n]+$/);
    await stop();
    await sentence;
    await vscode.workspace.fs.delete(document);
  });

  it('keeps what was learned where nothing can be written, and says so', async () => {
    const { models, engine, sessions } = await recurrent();
    const document = await writeFile(prose(20_000));
    const place = await models.of(document);
    await vscode.workspace.fs.createDirectory(vscode.Uri.joinPath(place, 'in the way'));
    let running: Awaited<ReturnType<typeof train>> | undefined;
    const said = await warningOf(async () => {
      running = await train(document);
      await until(running.session, ({ progress }) => progress !== null);
      await stop();
      await running.ended;
    });
    assert.match(said, /^The model could not be saved: [^\n]+\.$/);
    await running?.ended;
    const session = sessions.of(document);
    assert.equal(session.view.phase, 'finished', session.view.sentence ?? '');
    assert.equal(session.view.finished?.saved, null);
    assert.match(
      session.view.sentence ?? '',
      /The model could not be saved: it is there until this window is closed\.$/,
    );
    const reader = await engine.reader();
    const sampling = { prompt: '', length: 20, temperature: 1, topK: null, topP: null, seed: 1 };
    const { text } = await reader.request('generate', { model: { ...session.model, saved: null }, ...sampling });
    assert.equal(text.length, 20);
    await vscode.workspace.fs.delete(place, { recursive: true });
  });

  for (const [damage, bytes] of Object.entries(damages)) {
    it(`says that a model ${damage} cannot be read, and trains a new one over it`, async () => {
      const { models, sessions } = await recurrent();
      const document = await writeFile(prose(20_000));
      await vscode.workspace.fs.writeFile(await models.of(document), bytes);
      const session = sessions.of(document);
      await session.restore(await models.savedOf(document));
      assert.equal(session.view.phase, 'failed');
      assert.match(session.view.sentence ?? '', /^[^\n]+\.$/);
      const again = await train(document);
      await until(again.session, ({ progress }) => progress !== null);
      await stop();
      await again.ended;
      assert.equal(session.view.phase, 'finished');
    });
  }

  // In the web host the engine is no process that could break.
  if (canReadFromDisk) {
    it('goes on by itself when the engine breaks, and says so', async () => {
      const document = await writeFile(prose(20_000));
      const { session, ended } = await train(document);
      await until(session, ({ progress }) => progress !== null);
      killEngine('SIGSEGV');
      const isWarned = (warnings: readonly string[] = []) => warnings.some((warning) => warning.includes('broke'));
      await until(session, ({ phase, started }) => phase === 'training' && isWarned(started?.warnings));
      const { progress: before } = session.view;
      await until(session, ({ progress }) => progress !== before);
      await stop();
      await ended;
      assert.equal(session.view.phase, 'finished');
    });
  }

  it('ends with one sentence when the engine dies, and the next training works', async () => {
    const document = await writeFile(prose(20_000));
    const { session } = await train(document);
    await until(session, ({ progress }) => progress !== null);
    killEngine();
    await eventually(() => Promise.resolve(session.view.phase === 'failed' ? true : null));
    assert.match(session.view.sentence ?? '', /^The engine[^\n]+\.?$/);
    const again = await train(document);
    await until(again.session, ({ phase, progress }) => phase === 'training' && progress !== null);
    await stop();
    await again.ended;
    assert.equal(session.view.phase, 'finished');
  });
});
