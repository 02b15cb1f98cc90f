import type * as vscode from 'vscode';
import { Disposables } from '../editor/disposables.ts';
import type { Services } from '../models/services.ts';
import type { LessonReference } from '../protocol/lesson.ts';
import type { StepGoal } from '../protocol/lessonBlocks.ts';
import type { LessonLibrary } from './lessonLibrary.ts';
import type { LessonProgressStore } from './lessonProgressStore.ts';
import type { ReaderDocument } from './readerDocument.ts';
import { trainedEnough } from './trainedEnough.ts';

/** Notices what a guided step waits for and marks it done in the lesson that is shown. */
export class GuidedSteps implements vscode.Disposable {
  readonly #library: LessonLibrary;
  readonly #progress: LessonProgressStore;
  readonly #reader: ReaderDocument;
  readonly #disposables = new Disposables();
  #shown: LessonReference | undefined;

  constructor(
    { sessions, milestones }: Services,
    library: LessonLibrary,
    progress: LessonProgressStore,
    reader: ReaderDocument,
  ) {
    this.#library = library;
    this.#progress = progress;
    this.#reader = reader;
    this.#disposables.add(reader.onDidChange(() => void this.#noticeDocument()));
    this.#disposables.add(
      sessions.onDidChange((session) => {
        if (trainedEnough(session.view)) void this.reached('train-20-seconds');
      }),
    );
    this.#disposables.add(milestones.onDidReach((milestone) => void this.reached(milestone)));
  }

  /** The lesson whose steps are waited for. */
  async watch(reference: LessonReference): Promise<void> {
    this.#shown = reference;
    await this.#noticeDocument();
  }

  async reached(goal: StepGoal): Promise<void> {
    const reference = this.#shown;
    if (!reference) return;
    const { blocks } = await this.#library.open(reference);
    for (const block of blocks)
      if (block.type === 'step' && block.until === goal) await this.#progress.completeStep(reference, block.id);
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  async #noticeDocument(): Promise<void> {
    if (this.#reader.uri) await this.reached('open-document');
  }
}
