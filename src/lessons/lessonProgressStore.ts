import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { Disposables } from '../editor/disposables.ts';
import { storageKeys } from '../ids.ts';
import type { LessonProgress, LessonReference } from '../protocol/lesson.ts';
import type { Block, Lesson } from '../protocol/lessonText.ts';

const storedProgress = z.record(
  z.string(),
  z.object({ answers: z.record(z.string(), z.boolean()), steps: z.array(z.string()) }),
);

const nothing: LessonProgress = { answers: {}, steps: [] };

/** The name a lesson's progress and results are kept under. */
export function keyOf(reference: LessonReference): string {
  return reference.kind === 'chapter' ? reference.name : reference.uri;
}

/** What has been answered and done, kept for this person across windows. */
export class LessonProgressStore implements vscode.Disposable {
  readonly #memento: vscode.Memento;
  readonly #disposables = new Disposables();
  readonly #changed = this.#disposables.add(new vscode.EventEmitter<void>());
  readonly onDidChange = this.#changed.event;
  #progress: Record<string, LessonProgress>;

  constructor(memento: vscode.Memento) {
    this.#memento = memento;
    const stored = storedProgress.safeParse(memento.get(storageKeys.lessonProgress));
    this.#progress = stored.success ? stored.data : {};
  }

  of(reference: LessonReference): LessonProgress {
    return this.#progress[keyOf(reference)] ?? nothing;
  }

  /** How many of a lesson's questions are answered rightly and steps done, of how many there are. */
  countDone(lesson: Lesson, reference: LessonReference): { readonly done: number; readonly total: number } {
    const { answers, steps } = this.of(reference);
    const tasks = lesson.blocks.filter((block) => block.type === 'question' || block.type === 'step');
    const isDone = (block: Block) =>
      (block.type === 'question' && answers[block.id] === true) || (block.type === 'step' && steps.includes(block.id));
    return { done: tasks.filter(isDone).length, total: tasks.length };
  }

  async answer(reference: LessonReference, question: string, right: boolean): Promise<void> {
    const { answers, steps } = this.of(reference);
    await this.#keep(reference, { answers: { ...answers, [question]: right }, steps });
  }

  async completeStep(reference: LessonReference, step: string): Promise<void> {
    const { answers, steps } = this.of(reference);
    if (!steps.includes(step)) await this.#keep(reference, { answers, steps: [...steps, step] });
  }

  async forgetAll(): Promise<void> {
    this.#progress = {};
    await this.#memento.update(storageKeys.lessonProgress, undefined);
    this.#changed.fire();
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  async #keep(reference: LessonReference, progress: LessonProgress): Promise<void> {
    this.#progress = { ...this.#progress, [keyOf(reference)]: progress };
    this.#changed.fire();
    await this.#memento.update(storageKeys.lessonProgress, this.#progress);
  }
}
