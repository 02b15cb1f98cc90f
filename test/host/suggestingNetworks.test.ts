import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { commands, settings, storageKeys } from '../../src/ids.ts';
import type { Scoreboard } from '../../src/protocol/predictor.ts';
import { prose } from './documents.ts';
import { itOnce } from './itOnce.ts';
import { recurrent, stop, train } from './recurrent.ts';
import { listed, openAtEnd, untilSuggested, withSetting } from './suggestions.ts';
import { eventually, pause, until } from './watching.ts';

/** What the predictor tells of a document from now on. */
async function scoresOf(document: vscode.Uri): Promise<{ latest(): Scoreboard | undefined } & vscode.Disposable> {
  const { engine } = await recurrent();
  let latest: Scoreboard | undefined;
  const listening = engine.onDidScore((event) => {
    if (event.document === document.toString()) latest = event.scoreboard;
  });
  return { latest: () => latest, dispose: () => listening.dispose() };
}

/** A document in the active editor whose network has joined in. */
async function joined(): Promise<{ document: vscode.Uri; scores: Awaited<ReturnType<typeof scoresOf>> }> {
  const { document } = await openAtEnd(`${prose(20_000)}The ca`);
  const scores = await scoresOf(document.uri);
  await listed(async () => void (await untilSuggested(document, 'cat')));
  const { session, ended } = await train(document.uri);
  await until(session, ({ progress }) => progress !== null);
  await stop();
  await ended;
  await hasNetwork(scores, true);
  return { document: document.uri, scores };
}

const hasNetwork = (scores: Awaited<ReturnType<typeof scoresOf>>, wanted: boolean) =>
  eventually(() => {
    const latest = scores.latest();
    return Promise.resolve((latest && (latest.network !== null) === wanted) || null);
  });

async function learns(document: vscode.Uri): Promise<boolean> {
  const { workspaceState } = await recurrent();
  return workspaceState.get<string[]>(storageKeys.learnedDocuments, []).includes(document.toString());
}

describe('networks that suggest', function () {
  afterEach(stop);
  afterEach(() => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor'));

  it('join in when they are trained, and are silent when they are deleted', async () => {
    const { savedModels } = await recurrent();
    const { document, scores } = await joined();
    await savedModels.deleteModel(document);
    await hasNetwork(scores, false);
    scores.dispose();
  });

  itOnce('stay with a document that is given another name', async () => {
    const { document, scores } = await joined();
    scores.dispose();
    const to = document.with({ path: document.path.replace('.txt', ' renamed.txt') });
    const ofTheRenamed = await scoresOf(to);
    const edit = new vscode.WorkspaceEdit();
    edit.renameFile(document, to);
    // With all that was typed, as an editor does it.
    assert.ok(await (await vscode.workspace.openTextDocument(document)).save());
    assert.ok(await vscode.workspace.applyEdit(edit));
    await vscode.window.showTextDocument(to);
    await listed(async () => {
      await vscode.commands.executeCommand('type', { text: 't ' });
      await hasNetwork(ofTheRenamed, true);
    });
    ofTheRenamed.dispose();
  });

  itOnce(
    'are trained while somebody types where that is wanted, until suggestions are turned off, and join in',
    async () => {
      const { sessions } = await recurrent();
      const { document } = await openAtEnd(`${prose(20_000)}The ca`);
      const scores = await scoresOf(document.uri);
      await listed(async () => void (await untilSuggested(document, 'cat')));
      const session = sessions.of(document.uri);
      const ends = () => eventually(() => Promise.resolve(!session.active || null));
      await vscode.commands.executeCommand(commands.keepLearning);
      await until(session, ({ progress }) => progress !== null);
      assert.ok(session.request?.task === 'document' && session.request.settings.unit === 'word');
      await withSetting(settings.suggest, false, async () => void (await ends()));
      await hasNetwork(scores, true);
      // Switched off and on again it begins at once.
      await vscode.commands.executeCommand(commands.keepLearning);
      await vscode.commands.executeCommand(commands.keepLearning);
      await eventually(() => Promise.resolve(session.active || null));
      await vscode.commands.executeCommand(commands.keepLearning);
      await ends();
      scores.dispose();
    },
  );

  it("are not trained in the background while somebody's own run goes on", async () => {
    const { document } = await openAtEnd(prose(20_000));
    const { session, ended } = await train(document.uri);
    await until(session, ({ progress }) => progress !== null);
    const run = session.request?.run;
    await vscode.commands.executeCommand(commands.keepLearning);
    await pause(1000);
    assert.ok(session.active);
    assert.equal(session.request?.run, run);
    await vscode.commands.executeCommand(commands.keepLearning);
    assert.ok(session.active);
    await stop();
    await ended;
  });

  itOnce('are silent when their document is forgotten, which is not learned any more', async () => {
    const { savedModels } = await recurrent();
    const { document, scores } = await joined();
    await vscode.commands.executeCommand(commands.keepLearning);
    assert.ok(await learns(document));
    await savedModels.forget(document);
    await hasNetwork(scores, false);
    assert.equal(await learns(document), false);
    scores.dispose();
  });
});
