import type * as vscode from 'vscode';
import * as z from 'zod/mini';
import type { LessonReference } from '../protocol/lesson.ts';
import { LessonPanel } from './lessonPanel.ts';
import type { LessonServices } from './lessonServices.ts';

const savedLesson = z.object({
  reference: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('chapter'), name: z.string() }),
    z.object({ kind: z.literal('file'), uri: z.url() }),
  ]),
});

/** The one panel lessons are read in; revived after a reload where it was. */
export class LessonPanels implements vscode.WebviewPanelSerializer {
  readonly #services: LessonServices;
  #open: LessonPanel | undefined;

  constructor(services: LessonServices) {
    this.#services = services;
  }

  /** Shows a lesson in the panel, which opens beside the editor when there is none. */
  async show(reference: LessonReference, anchor: string | null): Promise<void> {
    await this.#services.library.open(reference);
    if (this.#open) {
      this.#open.panel.reveal(undefined, false);
      await this.#open.show(reference, anchor);
    } else {
      this.#keep(LessonPanel.create(this.#services, reference, anchor));
      await this.#services.steps.watch(reference);
    }
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const saved = savedLesson.safeParse(state);
    if (!saved.success || this.#open) {
      panel.dispose();
      return;
    }
    const { reference } = saved.data;
    this.#keep(LessonPanel.revive(this.#services, panel, reference));
    await this.#services.steps.watch(reference);
  }

  #keep(lesson: LessonPanel): void {
    this.#open = lesson;
    lesson.panel.onDidDispose(() => {
      if (this.#open === lesson) this.#open = undefined;
      lesson.dispose();
    });
  }
}
