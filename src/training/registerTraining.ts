import * as vscode from 'vscode';
import { registerCommand } from '../editor/command.ts';
import { Disposables } from '../editor/disposables.ts';
import { documentMeant } from '../editor/documentCommand.ts';
import { warn } from '../editor/notifications.ts';
import { onFirstUse } from '../editor/onFirstUse.ts';
import { revivePanels } from '../editor/revivePanels.ts';
import { commands, panels } from '../ids.ts';
import { isPairsModel } from '../models/modelKeys.ts';
import type { Services } from '../models/services.ts';
import { registerComparison } from './registerComparison.ts';
import { TrainingStatusBar } from './statusBar.ts';
import { followContext } from './trainingContext.ts';
import { followWalkthrough } from './walkthroughProgress.ts';

/** Training on the open document: commands, playgrounds, status bar. */
export function registerTraining(services: Services): vscode.Disposable {
  const { sessions, log } = services;
  const disposables = new Disposables();
  const playgrounds = onFirstUse(async () => {
    const { PlaygroundPanels } = await import('./playgroundPanels.ts');
    return disposables.add(new PlaygroundPanels(services));
  });
  disposables.add(revivePanels(panels.playground, playgrounds));
  disposables.add(new TrainingStatusBar(sessions));
  disposables.add(followContext(sessions));

  const register = (command: string, run: (uri?: vscode.Uri) => Promise<void>) =>
    disposables.add(registerCommand(command, log, (argument) => run(documentMeant(argument))));

  const documentToTrainOn = async (uri: vscode.Uri | undefined) => {
    const { trainingDocument } = await import('./trainingDocument.ts');
    return trainingDocument(uri);
  };
  register(commands.openPlayground, async (uri) => {
    const document = await documentToTrainOn(uri);
    await (await playgrounds()).show(document.uri);
  });
  const train = async (uri: vscode.Uri | undefined, goOn: boolean) => {
    const document = await documentToTrainOn(uri);
    const session = sessions.of(document.uri);
    const playground = await (await playgrounds()).show(document.uri);
    if (session.busy) return;
    const { showTrainingProgress } = await import('./progressNotification.ts');
    const finished = playground.train({ document, goOn: goOn ? {} : undefined });
    const [ended] = await Promise.all([finished, showTrainingProgress(session, finished)]);
    const { phase, sentence } = session.view;
    if (ended && phase === 'failed' && sentence) void warn(sentence);
  };
  register(commands.train, (uri) => train(uri, false));
  register(commands.continueTraining, async (uri) => {
    if (uri && isPairsModel(uri)) await vscode.commands.executeCommand(commands.trainPairs, uri, { goOn: true });
    else await train(uri, true);
  });
  disposables.add(followWalkthrough(services));
  disposables.add(registerComparison(services, playgrounds));
  const eachActive =
    (act: (session: (typeof sessions.active)[number]) => Promise<void>) => async (uri?: vscode.Uri) => {
      const meant = uri ? [sessions.of(uri)] : sessions.active;
      await Promise.all(meant.map(act));
    };
  register(
    commands.pause,
    eachActive((session) => session.pause()),
  );
  register(
    commands.resume,
    eachActive((session) => session.resume()),
  );
  register(
    commands.stop,
    eachActive((session) => session.stop()),
  );
  return disposables;
}
