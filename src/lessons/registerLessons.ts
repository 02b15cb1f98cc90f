import * as vscode from 'vscode';
import { Disposables } from '../editor/disposables.ts';
import { commands, uriSchemes } from '../ids.ts';
import type { ModelLibrary } from '../models/modelLibrary.ts';
import type { Services } from '../models/services.ts';
import { Experiments } from './experiments.ts';
import { GuidedSteps } from './guidedSteps.ts';
import { KeptResults } from './keptResults.ts';
import { chapterNames } from './chapterNames.ts';
import { LessonLibrary } from './lessonLibrary.ts';
import { LessonPanels } from './lessonPanels.ts';
import { LessonProgressStore } from './lessonProgressStore.ts';
import { LessonsView } from './lessonsView.ts';
import { chapterOfUri } from './lessonUris.ts';
import { LivingFormulas } from './livingFormulas.ts';
import { ReaderDocument } from './readerDocument.ts';
import { ReferenceSource } from './referenceSource.ts';

/** Lessons: the panel, the view, links, and Markdown files of anybody opened as lessons. */
export function registerLessons(services: Services, { onDidForget }: ModelLibrary): vscode.Disposable {
  const disposables = new Disposables();
  const { extensionUri } = services;
  const library = disposables.add(new LessonLibrary(extensionUri));
  const progress = disposables.add(new LessonProgressStore(services.globalState));
  const reader = disposables.add(new ReaderDocument(extensionUri));
  const kept = new KeptResults(services.workspaceState);
  disposables.add(onDidForget((document) => void kept.forget(document.toString())));
  const experiments = disposables.add(new Experiments(services, kept, library, reader));
  const steps = disposables.add(new GuidedSteps(services, library, progress, reader));
  const formulas = new LivingFormulas(services, reader);
  const panels = disposables.add(
    new LessonPanels({ ...services, library, progress, reader, experiments, formulas, steps }),
  );
  disposables.add(new LessonsView(library, progress));
  disposables.add(experiments.onDidFinish(() => void steps.reached('run-experiment')));
  disposables.add(
    vscode.workspace.registerTextDocumentContentProvider(uriSchemes.reference, new ReferenceSource(extensionUri)),
  );
  disposables.add(
    vscode.window.registerUriHandler({
      handleUri: async (uri) => {
        const target = chapterOfUri(uri);
        if (target) await panels.show({ kind: 'chapter', name: target.name }, target.anchor);
      },
    }),
  );

  const register = (command: string, run: (argument: unknown, anchor: unknown) => Promise<void>) =>
    disposables.add(
      vscode.commands.registerCommand(command, async (argument?: unknown, anchor?: unknown) => {
        try {
          await run(argument, anchor);
        } catch (error) {
          void vscode.window.showWarningMessage(error instanceof Error ? error.message : String(error));
        }
      }),
    );
  register(commands.openLesson, async (argument, anchor) => {
    const name = typeof argument === 'string' ? argument : chapterNames[0];
    await panels.show({ kind: 'chapter', name }, typeof anchor === 'string' ? anchor : null);
  });
  register(commands.openAsLesson, async (argument) => {
    const uri = argument instanceof vscode.Uri ? argument : vscode.window.activeTextEditor?.document.uri;
    if (!uri?.path.endsWith('.md')) throw new Error(vscode.l10n.t('Open a Markdown file (.md) first.'));
    await panels.show({ kind: 'file', uri: uri.toString() }, null);
  });
  register(commands.forgetLessonProgress, async () => {
    const forget = vscode.l10n.t('Forget');
    const question = vscode.l10n.t('Forget which questions you answered and which steps you did?');
    if ((await vscode.window.showWarningMessage(question, { modal: true }, forget)) === forget)
      await progress.forgetAll();
  });
  return disposables;
}
