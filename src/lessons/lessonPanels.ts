import type * as vscode from 'vscode';
import * as z from 'zod/mini';
import { OpenPanels } from '../editor/openPanels.ts';
import type { LessonReference } from '../protocol/lesson.ts';
import { LessonPanel } from './lessonPanel.ts';
import type { LessonServices } from './lessonServices.ts';

const savedLesson = z.object({
  reference: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('chapter'), name: z.string() }),
    z.object({ kind: z.literal('file'), uri: z.url() }),
  ]),
});

/** The key of the one panel there is. */
const theOne = 'lesson';

/** The one panel lessons are read in; revived after a reload where it was. */
export class LessonPanels implements vscode.WebviewPanelSerializer {
  readonly #services: LessonServices;
  readonly #open = new OpenPanels<LessonPanel>();

  constructor(services: LessonServices) {
    this.#services = services;
  }

  /** Shows a lesson in the panel, which opens beside the editor when there is none. */
  async show(reference: LessonReference, anchor: string | null): Promise<void> {
    await this.#services.library.open(reference);
    let created = false;
    const create = () => {
      created = true;
      return LessonPanel.create(this.#services, reference, anchor);
    };
    // Told before it comes to the front: what a reader does there is not to be overtaken by what was asked for first.
    const told = this.#open.of(theOne)?.show(reference, anchor);
    await Promise.all([told, this.#open.show(theOne, create, false)]);
    if (created) await this.#services.steps.watch(reference);
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    const saved = savedLesson.safeParse(state);
    if (!saved.success || this.#open.of(theOne)) {
      panel.dispose();
      return;
    }
    const { reference } = saved.data;
    this.#open.keep(theOne, LessonPanel.revive(this.#services, panel, reference));
    await this.#services.steps.watch(reference);
  }
}
