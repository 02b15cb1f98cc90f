import * as vscode from 'vscode';
import { Disposables } from '../editor/disposables.ts';
import type { LessonProgress, LessonReference } from '../protocol/lesson.ts';
import type { Block, Lesson } from '../protocol/lessonText.ts';
import { KeptProgress } from './keptProgress.ts';

/** What has been answered and done, kept for this person across windows. */
export class LessonProgressStore implements vscode.Disposable {
  readonly #kept: KeptProgress;
  readonly #disposables = new Disposables();
  readonly #changed = this.#disposables.add(new vscode.EventEmitter<void>());
  readonly onDidChange = this.#changed.event;

  constructor(memento: vscode.Memento) {
    this.#kept = new KeptProgress(memento);
  }

  of(reference: LessonReference): LessonProgress {
    return this.#kept.of(reference);
  }

  /** How many of a lesson's questions are answered rightly and steps done, of how many there are. */
  countDone(lesson: Lesson, reference: LessonReference): { readonly done: number; readonly total: number } {
    const { answers, steps } = this.of(reference);
    const tasks = lesson.blocks.filter((block) => block.type === 'question' || block.type === 'step');
    const isDone = (block: Block) =>
      (block.type === 'question' && answers[block.id] === true) || (block.type === 'step' && steps.includes(block.id));
    return { done: tasks.filter(isDone).length, total: tasks.length };
  }

  answer(reference: LessonReference, question: string, right: boolean): Promise<void> {
    return this.#change(this.#kept.answer(reference, question, right));
  }

  async completeStep(reference: LessonReference, step: string): Promise<void> {
    if (!this.of(reference).steps.includes(step)) await this.#change(this.#kept.completeStep(reference, step));
  }

  forgetAll(): Promise<void> {
    return this.#change(this.#kept.forget());
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  async #change(kept: Promise<void>): Promise<void> {
    await kept;
    this.#changed.fire();
  }
}
