import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { commands } from '../../src/ids.ts';
import { startTraining } from '../../src/training/startTraining.ts';
import { trainingDocument } from '../../src/training/trainingDocument.ts';
import { finishedSentence } from '../../src/sessions/finishedSentence.ts';
import { open, openUntitled, prose, writeFile } from './documents.ts';
import { itOnce } from './itOnce.ts';
import { recurrent, stop, train } from './recurrent.ts';
import { present, pause, until } from './watching.ts';

describe('training on a document', function () {
  afterEach(async () => {
    await stop();
  });

  it('learns more than counting letters, and saves a model that describes and writes', async () => {
    const { models, engine } = await recurrent();
    const { session, ended } = await train(await writeFile(prose(20_000)));
    await until(session, ({ baselines, progress }) => {
      const learned = progress?.point.validationBits ?? Infinity;
      return baselines !== null && learned < baselines.unigram;
    });
    await stop();
    await ended;
    const { phase, finished } = session.view;
    assert.equal(phase, 'finished');

    const saved = present(await models.savedOf(session.document));
    const reader = await engine.reader();
    const { step, settings } = await reader.request('describe', saved);
    assert.equal(step, finished?.step);
    assert.equal(settings.cell, session.view.started?.settings.cell);
    const sampling = { prompt: 'The', length: 50, temperature: 0.5, topK: null, topP: null, seed: 1 };
    const written = await reader.request('generate', { model: { run: null, saved }, ...sampling });
    assert.equal(written.text.length, 50);
  });

  it('answers from published weights while it goes on', async () => {
    const { engine } = await recurrent();
    const published = new Promise((resolve) => void engine.onDidPublish(resolve));
    const { session, ended } = await train(await writeFile(prose(20_000)));
    await published;
    const reader = await engine.reader();
    const sampling = { prompt: '', length: 20, temperature: 1, topK: null, topP: null, seed: 1 };
    const { text } = await reader.request('generate', { model: session.model, ...sampling });
    assert.equal(text.length, 20);
    assert.equal(session.view.phase, 'training');
    await stop();
    await ended;
  });

  it('pauses, makes no step then, and goes on', async () => {
    const { session, ended } = await train(await writeFile(prose(20_000)));
    await until(session, ({ progress }) => progress !== null);
    await vscode.commands.executeCommand(commands.pause);
    await pause(300);
    assert.equal(session.view.phase, 'paused');
    const lastStep = () => session.view.curve.at(-1)?.step ?? 0;
    const paused = lastStep();
    await pause(700);
    assert.equal(lastStep(), paused);
    await vscode.commands.executeCommand(commands.resume);
    await until(session, () => lastStep() > paused);
    await stop();
    await ended;
  });

  itOnce('trains once where it is told to twice at the same moment', async () => {
    const { engine } = await recurrent();
    let started = 0;
    const counting = engine.onDidStart(() => started++);
    const document = await writeFile(prose(20_000));
    const { session, ended } = await train(document);
    const again = vscode.commands.executeCommand(commands.train, document);
    await until(session, ({ progress }) => progress !== null);
    await stop();
    await Promise.all([ended, again]);
    counting.dispose();
    assert.equal(started, 1);
  });

  it('is steered while it goes on', async () => {
    const { session, ended } = await train(await writeFile(prose(20_000)));
    const { steering } = await until(session, ({ progress }) => progress !== null);
    await session.steer({ learningRate: (steering?.learningRate ?? 0) / 2 });
    assert.equal(session.view.steering?.learningRate, (steering?.learningRate ?? 0) / 2);
    await session.steer({ budget: { seconds: 0.1 } });
    await ended;
    assert.equal(session.view.finished?.reason, 'budget');
  });

  it('proposes a rate when it diverges, and goes on from the last good model with it', async () => {
    const { sessions, models } = await recurrent();
    const document = await writeFile(prose(20_000));
    const { session, ended } = await train(document);
    await until(session, ({ curve }) => curve.some(({ validationBits }) => validationBits !== null));
    await session.steer({ learningRate: 10 });
    const { finished } = await until(session, ({ phase }) => phase === 'finished');
    await ended;
    assert.equal(finished?.reason, 'diverged');
    const learningRate = finished.suggestedLearningRate ?? 0;
    assert.ok(learningRate > 0 && learningRate < 0.02);
    assert.match(session.view.sentence ?? '', /Try a learning rate of/);
    const saved = present(await models.savedOf(document));
    const request = {
      task: 'document' as const,
      run: crypto.randomUUID(),
      name: 'again.txt',
      source: { kind: 'text' as const, text: prose(20_000) },
      settings: { learningRate },
      budget: { steps: 30 },
      engine: 'wasm' as const,
      threads: 1,
      checkpointPath: saved.path,
      checkpointAside: null,
      resume: saved,
      continues: null,
    };
    await sessions.train(document, { comparison: null, continued: true, background: false }, () =>
      Promise.resolve(request),
    );
    assert.equal(session.view.finished?.reason, 'budget');
    assert.equal(session.view.steering?.learningRate, learningRate);
  });

  itOnce('lets a second document wait for its turn, and says for what', async () => {
    const first = await train(await writeFile(prose(20_000)));
    await until(first.session, ({ phase }) => phase === 'training');
    const second = await train(await writeFile(prose(10_000)));
    const { sentence } = await until(second.session, ({ phase }) => phase === 'waiting');
    assert.match(sentence ?? '', /^Waiting for .+ to finish training\.$/);
    await vscode.commands.executeCommand(commands.stop, first.session.document);
    await first.ended;
    await until(second.session, ({ phase }) => phase === 'training');
    await stop();
    await second.ended;
  });

  itOnce('ends one in the background for any other, on whichever document, and lists it nowhere', async () => {
    const services = await recurrent();
    const document = await writeFile(prose(20_000));
    const session = services.sessions.of(document);
    const learned = await trainingDocument(document);
    for (const next of [await writeFile(prose(10_000)), document]) {
      const ended = startTraining(services, learned, {}, { seconds: 60 }, { background: true });
      await until(session, ({ phase, progress }) => phase === 'training' && progress !== null);
      const own = await train(next);
      await ended;
      const { run } = (await services.savedModels.list()).find((model) => model.document === document.toString()) ?? {};
      assert.equal(
        (await services.runs.of(document)).find((record) => record.run === run),
        undefined,
      );
      await until(own.session, ({ phase, progress }) => phase === 'training' && progress !== null);
      assert.equal(services.sessions.active.length, 1);
      await stop();
      await own.ended;
      assert.equal((await services.runs.of(next)).length, 1);
    }
  });

  itOnce('lets go of a document that waited and was stopped, although another one still trains', async () => {
    const { savedModels } = await recurrent();
    const first = await train(await writeFile(prose(20_000)));
    await until(first.session, ({ phase }) => phase === 'training');
    const document = await writeFile(prose(10_000));
    const second = await train(document);
    await until(second.session, ({ phase }) => phase === 'waiting');
    await vscode.commands.executeCommand(commands.stop, document);
    const again = await train(document);
    await second.ended;
    assert.equal(again.session.view.phase, 'waiting', 'the second wait is not that of the first');
    await savedModels.forget(document);
    assert.equal(again.session.active, false);
    assert.ok(first.session.active);
    await stop();
    await first.ended;
  });

  itOnce('goes on when its document is edited, which it says, and when it is closed', async () => {
    const document = await open(await writeFile(prose(20_000)));
    const { session, ended } = await train(document.uri);
    await until(session, ({ phase }) => phase === 'training');
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), 'More. ');
    await vscode.workspace.applyEdit(edit);
    await until(session, ({ edited }) => edited);
    await open(document.uri);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    const { progress } = session.view;
    await until(session, (view) => (view.progress?.point.step ?? 0) > (progress?.point.step ?? 0));
    await stop();
    await ended;
    assert.equal(session.view.phase, 'finished');
  });

  it('learns a text that was never saved', async () => {
    const { session, ended } = await train((await openUntitled(prose(5000))).uri);
    await until(session, ({ progress }) => progress !== null);
    await stop();
    await ended;
    assert.equal(session.view.phase, 'finished');
  });

  it('takes the selection where one of some length is made', async () => {
    const document = await open(await writeFile(prose(20_000)));
    const selection = new vscode.Range(document.positionAt(0), document.positionAt(2000));
    await vscode.window.showTextDocument(document, { selection });
    const { session, ended } = await train(document.uri);
    const { started } = await until(session, ({ phase }) => phase === 'training');
    assert.equal(started?.characters, 2000);
    await stop();
    await ended;
  });
});

describe('how a run ended is said', () => {
  it('where it stopped early, with the step whose model is kept', () => {
    const finished = {
      run: '',
      reason: 'earlyStopping',
      step: 900,
      learned: true,
      bestStep: 600,
      bitsPerCharacter: 2,
      suggestedLearningRate: null,
      seconds: 10,
      charactersPerSecond: 1000,
      saved: '/model',
    } as const;
    assert.equal(
      finishedSentence(finished, null),
      'Stopped at step 900: the network no longer gets better at text it has not seen. ' +
        'Held-out text was predicted best at step 600: that model is kept.',
    );
    assert.equal(
      finishedSentence({ ...finished, saved: null }, null),
      'Ended at step 900. The model could not be saved: it is there until this window is closed.',
    );
  });
});
