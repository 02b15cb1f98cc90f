import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { commands } from '../../src/ids.ts';
import { pairsModelOf } from '../../src/models/modelKeys.ts';
import { openUntitled, prose } from './documents.ts';
import { recurrent, stop } from './recurrent.ts';
import { present, until, warningOf } from './watching.ts';

describe('pairs', () => {
  afterEach(stop);

  it('open as an untitled document of examples', async () => {
    const { milestones } = await recurrent();
    let reached: string | undefined;
    const listening = milestones.onDidReach((milestone) => (reached = milestone));
    await vscode.commands.executeCommand(commands.openExamplePairs, 'dates');
    listening.dispose();
    assert.equal(reached, 'open-pairs');
    const document = vscode.window.activeTextEditor?.document;
    assert.ok(document?.isUntitled);
    assert.equal(document.lineCount, 10_001);
  });

  it('are learned from an untitled document of dates, translated, saved and described', async () => {
    const { sessions, models, engine } = await recurrent();
    await vscode.commands.executeCommand(commands.openExamplePairs, 'dates');
    const examples = vscode.window.activeTextEditor?.document.getText(new vscode.Range(0, 0, 300, 0)) ?? '';
    const document = await openUntitled(examples);
    const session = sessions.of(pairsModelOf(document.uri));
    const ended = vscode.commands.executeCommand(commands.trainPairs, document.uri);
    const { started } = await until(session, ({ curve }) => curve.some((point) => point.pairs));
    assert.equal(started?.settings.attention, 'general');
    assert.equal(sessions.of(document.uri).view.phase, 'idle');
    await stop();
    await ended;
    assert.equal(session.view.phase, 'finished');
    assert.ok(session.view.finished?.pairs?.aligned !== null);

    const saved = present(await models.savedOf(session.document));
    const reader = await engine.reader();
    const question = { source: 'JAN 02 1999', beam: 2, lengthPenalty: 0.6, prefix: '', prefixOnly: false };
    const model = { run: null, saved };
    const answer = await reader.request('translate', { model, ...question, attention: [] });
    assert.equal(answer.attention?.length, answer.sourceUnits.length * answer.targetUnits.length);
    const { settings, pairs } = await reader.request('describe', saved);
    assert.equal(settings.attention, 'general');
    assert.deepEqual(pairs, session.view.finished?.pairs);

    // Its entry in the view goes on with it.
    const before = session.view.finished?.step ?? 0;
    const entry = { document: session.document.toString() };
    const more = vscode.commands.executeCommand(commands.continueTraining, entry);
    await until(session, ({ phase, progress }) => phase === 'training' && (progress?.point.step ?? 0) > before);
    assert.equal(session.view.started?.curve.at(-1)?.step, before);
    await stop();
    await more;
    assert.equal(sessions.of(document.uri).view.phase, 'idle');
  });

  it('of prose with a comma in every line are not taken for a table without asking', async () => {
    const { sessions } = await recurrent();
    const document = await openUntitled('She came in, he went out.\nNight fell, morning rose.\n'.repeat(20));
    await vscode.commands.executeCommand(commands.trainPairs, document.uri);
    assert.equal(sessions.of(pairsModelOf(document.uri)).view.phase, 'idle');
  });

  it('that are not there are missed in one sentence', async () => {
    const told = async (text: string) => {
      const { uri } = await openUntitled(text);
      return warningOf(() => vscode.commands.executeCommand(commands.trainPairs, uri));
    };
    assert.match(await told(prose(500)), /^No pairs were found: [^\n]+\.$/);
    assert.match(await told(`a source${' '.repeat(60)}\ta target\n`), /^1 pair was found; [^\n]+\.$/);
    assert.match(await told('\t\n'.repeat(50)), /^No pairs were found[^\n]+\.$/);
  });
});
