import type * as vscode from 'vscode';
import * as z from 'zod/mini';
import { storageKeys } from '../ids.ts';
import type { LessonProgress, LessonReference } from '../protocol/lesson.ts';
import { keyOf } from './lessonKey.ts';

const storedProgress = z.record(
  z.string(),
  z.object({ answers: z.record(z.string(), z.boolean()), steps: z.array(z.string()) }),
);

const nothing: LessonProgress = { answers: {}, steps: [] };

/** What has been answered and done in storage that other windows write too: it is read anew each time, and one lesson's part replaced. */
export class KeptProgress {
  readonly #memento: vscode.Memento;

  constructor(memento: vscode.Memento) {
    this.#memento = memento;
  }

  of(reference: LessonReference): LessonProgress {
    return this.#all()[keyOf(reference)] ?? nothing;
  }

  /** A question that was answered rightly once stays so: reading why another choice is wrong undoes nothing. */
  async answer(reference: LessonReference, question: string, right: boolean): Promise<void> {
    const { answers, steps } = this.of(reference);
    await this.#keep(reference, { answers: { ...answers, [question]: right || answers[question] === true }, steps });
  }

  async completeStep(reference: LessonReference, step: string): Promise<void> {
    const { answers, steps } = this.of(reference);
    await this.#keep(reference, { answers, steps: [...steps, step] });
  }

  async forget(): Promise<void> {
    await this.#memento.update(storageKeys.lessonProgress, undefined);
  }

  #all(): Readonly<Record<string, LessonProgress>> {
    const stored = storedProgress.safeParse(this.#memento.get(storageKeys.lessonProgress));
    return stored.success ? stored.data : {};
  }

  async #keep(reference: LessonReference, progress: LessonProgress): Promise<void> {
    await this.#memento.update(storageKeys.lessonProgress, { ...this.#all(), [keyOf(reference)]: progress });
  }
}
