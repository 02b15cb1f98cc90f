import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import type { RunView } from '../../src/protocol/playground.ts';
import { commands } from '../../src/ids.ts';
import { EditsSinceLearned } from '../../src/inspector/editsSinceLearned.ts';
import { InspectedDocument } from '../../src/inspector/inspectedDocument.ts';
import { PictureMaker } from '../../src/inspector/pictureMaker.ts';
import { mostRuns } from '../../src/models/runHistory.ts';
import type { Services } from '../../src/models/services.ts';
import { defaultInspectorChoice, type InspectorChoice } from '../../src/protocol/inspector.ts';
import { runsDesk } from '../../src/training/runsDesk.ts';
import { open, prose, writeFile } from './documents.ts';
import { itOnce } from './itOnce.ts';
import { RecordedLens } from './recordedLens.ts';
import { recurrent, stop, train } from './recurrent.ts';
import { present, until, warningOf } from './watching.ts';

const few = { equal: 'parameters', seeds: 1, budget: { steps: 12 } };

/** The pictures an inspector shows, which go nowhere, and what it is told to look at instead. */
function picturesOf(
  services: Services,
  subject: InspectedDocument,
  first: InspectorChoice,
  choice: (choice: InspectorChoice) => void,
): vscode.Disposable {
  const ignore = () => undefined;
  const edits = new EditsSinceLearned(services);
  const pictures = new PictureMaker(services, subject, edits, first, {
    picture: ignore,
    trouble: ignore,
    cursor: ignore,
    choice,
  });
  return vscode.Disposable.from(pictures, edits);
}

/** Trains for a moment. */
async function trainBriefly(document: vscode.Uri): Promise<void> {
  const { session, ended } = await train(document);
  await until(session, ({ progress }) => progress !== null);
  await stop();
  await ended;
}

describe('runs', () => {
  afterEach(stop);

  it('are recorded with what was chosen and what came of it, and keep a note', async () => {
    const { runs } = await recurrent();
    const document = await writeFile(prose(20_000));
    await trainBriefly(document);
    const [record] = await runs.of(document);
    assert.equal(record?.number, 1);
    assert.equal(record.settings.cell, 'lstm');
    assert.ok(record.step > 0 && record.seconds > 0 && record.charactersPerSecond > 0);
    assert.ok(record.curve.length > 0);
    await runs.note(document, record.run, 'as it comes');
    assert.equal((await runs.of(document))[0]?.note, 'as it comes');
    await runs.remove(document, [record.run]);
    assert.deepEqual(await runs.of(document), []);
  });

  itOnce('are kept to a limit, the newest of all, even when the clock was set back', async () => {
    const { runs, models } = await recurrent();
    const document = await writeFile(prose(20_000));
    await trainBriefly(document);
    const [record] = await runs.of(document);
    assert.ok(record);
    const copies = Array.from({ length: mostRuns - 1 }, async (_, index) => {
      const run = crypto.randomUUID();
      const later = { ...record, run, number: index + 2, endedAt: Date.now() + 1e9 };
      const bytes = new TextEncoder().encode(JSON.stringify(later));
      await vscode.workspace.fs.writeFile(await models.recordOf(document, run), bytes);
    });
    await Promise.all(copies);
    await trainBriefly(document);
    const kept = await runs.of(document);
    assert.equal(kept.length, mostRuns);
    assert.equal(kept[0]?.number, mostRuns + 1);
    assert.equal(kept.at(-1)?.number, 2);
  });

  it('survive a record that is damaged', async () => {
    const { runs, models } = await recurrent();
    const document = await writeFile(prose(20_000));
    await vscode.workspace.fs.writeFile(await models.recordOf(document, crypto.randomUUID()), Uint8Array.of(0x7b));
    assert.deepEqual(await runs.of(document), []);
    await trainBriefly(document);
    assert.equal((await runs.of(document)).length, 1);
  });

  itOnce('are forgotten with their document', async () => {
    const { runs, models, savedModels } = await recurrent();
    const document = await writeFile(prose(20_000));
    await trainBriefly(document);
    await savedModels.forget(document);
    assert.deepEqual(await runs.of(document), []);
    assert.equal(await models.savedOf(document), null);
  });
});

describe('comparing RNN, LSTM and GRU', function () {
  afterEach(stop);

  it('trains each on the same, keeps every model, and gives the best to a document that had none', async () => {
    const { runs, models, engine, sessions } = await recurrent();
    const document = await writeFile(prose(20_000));
    await vscode.commands.executeCommand(commands.compareCells, document, few);
    const records = (await runs.of(document)).toReversed();
    assert.deepEqual(
      records.map(({ settings, step }) => [settings.cell, step]),
      [
        ['rnn', 12],
        ['lstm', 12],
        ['gru', 12],
      ],
    );
    assert.equal(new Set(records.map(({ comparison }) => comparison?.id)).size, 1);
    const counts = records.map(({ parameters }) => parameters);
    assert.ok(Math.max(...counts) / Math.min(...counts) < 1.05, counts.join());
    const reader = await engine.reader();
    for (const { run, settings } of records) {
      const saved = present(await models.savedOfRun(document, run));
      assert.equal((await reader.request('describe', saved)).settings.cell, settings.cell);
    }
    const adopted = present(await models.savedOf(document));
    const best = records.toSorted((a, b) => (a.bitsPerCharacter ?? 0) - (b.bitsPerCharacter ?? 0))[0];
    assert.equal((await reader.request('describe', adopted)).settings.cell, best?.settings.cell);
    assert.ok(sessions.of(document).model.saved);
  });

  it('is given up when it is cancelled before its first run', async () => {
    const { runs, sessions } = await recurrent();
    const document = await writeFile(prose(20_000));
    const { withProgress } = vscode.window;
    vscode.window.withProgress = (_options, task) => {
      const cancelled = new vscode.CancellationTokenSource();
      const done = task({ report: () => undefined }, cancelled.token);
      cancelled.cancel();
      return done;
    };
    try {
      await vscode.commands.executeCommand(commands.compareCells, document, few);
    } finally {
      vscode.window.withProgress = withProgress;
    }
    assert.deepEqual(await runs.of(document), []);
    assert.equal(sessions.of(document).view.phase, 'idle');
  });

  it('says so where training began while it asked', async () => {
    const document = await writeFile(prose(20_000));
    const { showQuickPick } = vscode.window;
    let training: ReturnType<typeof train> | undefined;
    const trainThenAnswer = async ([first]: readonly unknown[]) => {
      training ??= train(document);
      await training;
      return first;
    };
    vscode.window.showQuickPick = trainThenAnswer as typeof showQuickPick;
    try {
      const said = await warningOf(() => vscode.commands.executeCommand(commands.compareCells, document));
      assert.match(said, /is being trained on: wait, or stop it first\.$/);
    } finally {
      vscode.window.showQuickPick = showQuickPick;
    }
    await stop();
    await (
      await training
    )?.ended;
  });

  itOnce('leaves the model a document has as it is, and can give it that of a run', async () => {
    const services = await recurrent();
    const { runs, models, engine, savedModels, sessions } = services;
    const document = await writeFile(prose(20_000));
    await trainBriefly(document);
    const reader = await engine.reader();
    const saved = present(await models.savedOf(document));
    const before = await reader.request('describe', saved);
    await vscode.commands.executeCommand(commands.compareCells, document, few);
    const own = present(await models.savedOf(document));
    assert.deepEqual((await reader.request('describe', own)).step, before.step);
    const rnn = (await runs.of(document)).find(({ settings }) => settings.cell === 'rnn');
    assert.ok(rnn);
    await open(document);
    const lens = new RecordedLens(services, document);
    await lens.until(() => true);
    const { length } = lens.asked;
    const subject = new InspectedDocument(services, document);
    const [step = null] = await subject.snapshots();
    assert.equal(step, 1, 'its earlier steps can still be looked back on');
    const chosen: InspectorChoice[] = [];
    const looking = picturesOf(services, subject, { ...defaultInspectorChoice, step }, (choice) => chosen.push(choice));
    await savedModels.adopt(document, rnn);
    await lens.until(() => lens.asked.length > length);
    lens.dispose();
    looking.dispose();
    assert.deepEqual(
      chosen,
      [defaultInspectorChoice],
      'a model of another run is not looked at as of a step of the first',
    );
    assert.deepEqual(await subject.snapshots(), []);
    assert.deepEqual(await subject.model(step), sessions.of(document).model);
    const adopted = present(await models.savedOf(document));
    assert.equal((await reader.request('describe', adopted)).settings.cell, 'rnn');
    const { view } = sessions.of(document);
    assert.equal(view.started?.settings.cell, 'rnn', 'the run that made it is shown');
    const first = (await runs.of(document)).at(-1);
    assert.ok(first?.hasModel, 'the model that made room is kept with its run');
    await savedModels.adopt(document, first);
    const back = present(await models.savedOf(document));
    assert.deepEqual(await reader.request('describe', back), before);
  });

  itOnce('does not give a run the weights that a later run, which was killed, left in their place', async () => {
    const { runs, models, savedModels } = await recurrent();
    const document = await writeFile(prose(20_000));
    const { session, ended } = await train(document);
    await until(session, ({ progress }) => (progress?.point.step ?? 0) > few.budget.steps);
    await stop();
    await ended;
    await vscode.commands.executeCommand(commands.compareCells, document, few);
    const rnn = (await runs.of(document)).find(({ settings }) => settings.cell === 'rnn');
    assert.ok(rnn);
    const file = await models.of(document);
    await vscode.workspace.fs.copy(await models.modelOfRun(document, rnn.run), file, { overwrite: true });
    await savedModels.adopt(document, rnn);
    assert.equal((await runs.of(document)).at(-1)?.hasModel, false);
  });

  itOnce('asks before the model of a run takes the place of one that no run keeps', async () => {
    const services = await recurrent();
    const { runs, models, savedModels } = services;
    const document = await writeFile(prose(20_000));
    await vscode.commands.executeCommand(commands.compareCells, document, few);
    const [gru, lstm, rnn] = await runs.of(document);
    assert.ok(gru && lstm && rnn);
    await savedModels.adopt(document, lstm);
    assert.equal(await savedModels.isLoneModel(document), false);
    const exported = document.with({ path: `${document.path}.safetensors` });
    await vscode.workspace.fs.copy(await models.of(document), exported);
    await savedModels.deleteModel(document);
    await vscode.commands.executeCommand(commands.importModel, document, exported);
    const { adoptRun } = runsDesk(services, document);
    const question = await warningOf(() => Promise.resolve(adoptRun(rnn.run, new AbortController().signal)));
    assert.match(question, /^Use the model of run 1\?$/);
    assert.equal((await savedModels.list()).find((model) => model.document === document.toString())?.cell, 'lstm');
    await savedModels.adopt(document, lstm);
    await runs.remove(document, [lstm.run]);
    assert.ok(await savedModels.isLoneModel(document));
  });

  itOnce('ends when it is stopped', async () => {
    const { runs, sessions } = await recurrent();
    const document = await writeFile(prose(20_000));
    const told = { ...few, budget: { seconds: 60 } };
    const ended = vscode.commands.executeCommand(commands.compareCells, document, told);
    await until(sessions.of(document), ({ progress }) => progress !== null);
    await stop();
    await ended;
    assert.equal((await runs.of(document)).length, 1);
    assert.equal(sessions.of(document).active, false);
  });

  itOnce(
    'shows the model a document has when it ends, also when it is stopped: that is what training goes on with',
    async () => {
      const { models, engine, sessions } = await recurrent();
      const document = await writeFile(prose(20_000));
      await trainBriefly(document);
      const session = sessions.of(document);
      const { step } = await (await engine.reader()).request('describe', present(await models.savedOf(document)));
      const shown = ({ started, curve }: RunView) => [started?.settings.cell, curve.at(-1)?.step];
      await vscode.commands.executeCommand(commands.compareCells, document, few);
      assert.deepEqual(shown(session.view), ['lstm', step]);
      const ended = vscode.commands.executeCommand(commands.compareCells, document, {
        ...few,
        budget: { seconds: 60 },
      });
      await until(session, ({ phase, progress }) => phase === 'training' && progress !== null);
      await stop();
      await ended;
      assert.deepEqual(shown(session.view), ['lstm', step]);
    },
  );
});
