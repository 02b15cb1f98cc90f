import * as vscode from 'vscode';
import { registerCommand } from '../editor/command.ts';
import { Disposables } from '../editor/disposables.ts';
import { onFirstUse } from '../editor/onFirstUse.ts';
import { revivePanels } from '../editor/revivePanels.ts';
import { commands, panels, uriSchemes } from '../ids.ts';
import type { ModelLibrary } from '../models/modelLibrary.ts';
import type { Services } from '../models/services.ts';
import { chapterNames } from './chapterNames.ts';
import { LessonsView } from './lessonsView.ts';
import { chapterOfUri } from './lessonUris.ts';
import { ReaderDocument } from './readerDocument.ts';

/** Lessons: the panel, the view, links, and Markdown files of anybody opened as lessons. */
export function registerLessons(services: Services, { onDidForget }: ModelLibrary): vscode.Disposable {
  const disposables = new Disposables();
  const { extensionUri } = services;
  // Follows which document was edited last from the beginning, so that the first lesson knows.
  const reader = disposables.add(new ReaderDocument(extensionUri));
  const lessons = onFirstUse(async () => {
    const { Lessons } = await import('./lessons.ts');
    return disposables.add(new Lessons(services, reader));
  });
  disposables.add(revivePanels(panels.lesson, async () => (await lessons()).panels));
  disposables.add(new LessonsView(lessons));
  disposables.add(onDidForget(async (document) => (await lessons()).experiments.forget(document)));
  disposables.add(
    vscode.workspace.registerTextDocumentContentProvider(uriSchemes.reference, {
      provideTextDocumentContent: async (uri) => {
        const { referenceSource } = await import('./referenceSource.ts');
        return referenceSource(extensionUri, uri);
      },
    }),
  );
  disposables.add(
    vscode.window.registerUriHandler({
      handleUri: async (uri) => {
        const target = chapterOfUri(uri);
        if (target) await (await lessons()).panels.show({ kind: 'chapter', name: target.name }, target.anchor);
      },
    }),
  );

  const register = (command: string, run: (argument: unknown, anchor: unknown) => Promise<void>) =>
    disposables.add(registerCommand(command, services.log, run));
  register(commands.openLesson, async (argument, anchor) => {
    const name = typeof argument === 'string' ? argument : chapterNames[0];
    const { panels } = await lessons();
    await panels.show({ kind: 'chapter', name }, typeof anchor === 'string' ? anchor : null);
  });
  register(commands.openAsLesson, async (argument) => {
    const uri = argument instanceof vscode.Uri ? argument : vscode.window.activeTextEditor?.document.uri;
    if (!uri?.path.endsWith('.md')) throw new Error(vscode.l10n.t('Open a Markdown file (.md) first.'));
    const { panels } = await lessons();
    await panels.show({ kind: 'file', uri: uri.toString() }, null);
  });
  register(commands.forgetLessonProgress, async () => {
    const forget = vscode.l10n.t('Forget');
    const question = vscode.l10n.t('Forget which questions you answered and which steps you did?');
    if ((await vscode.window.showWarningMessage(question, { modal: true }, forget)) === forget)
      await (await lessons()).progress.forgetAll();
  });
  return disposables;
}
