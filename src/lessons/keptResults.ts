import type * as vscode from 'vscode';
import * as z from 'zod/mini';
import { storageKeys } from '../ids.ts';
import type { LessonReference } from '../protocol/lesson.ts';
import type { KeptResult } from '../protocol/lessonResults.ts';
import { keyOf } from './lessonKey.ts';

/** Results that are kept in a workspace, over all lessons and documents; the oldest go first. */
const mostKept = 60;

const words = z.union([z.string(), z.object({ phrase: z.string(), values: z.array(z.unknown()) })]);

/** What of a stored entry has to be there; the parts of a result are drawn by their type, and unknown ones not at all. */
const storedEntry = z.object({
  lesson: z.string(),
  experiment: z.string(),
  document: z.string(),
  kept: z.object({
    result: z.object({
      finding: words,
      baseline: words,
      parts: z.array(z.looseObject({ type: z.string() })),
    }),
    origin: z.object({ document: z.string(), measuredAt: z.string(), seconds: z.number() }),
  }),
});

interface Entry {
  readonly lesson: string;
  readonly experiment: string;
  /** The document's URI; empty for the sample. */
  readonly document: string;
  readonly kept: KeptResult;
}

/** What the reader's experiments found, kept with the document each was run on. */
export class KeptResults {
  readonly #memento: vscode.Memento;

  constructor(memento: vscode.Memento) {
    this.#memento = memento;
  }

  /** The result on this document, else the newest on another one. */
  find(reference: LessonReference, experiment: string, document: string): KeptResult | null {
    const lesson = keyOf(reference);
    const found = this.#entries().filter((entry) => entry.lesson === lesson && entry.experiment === experiment);
    return (found.findLast((entry) => entry.document === document) ?? found.at(-1))?.kept ?? null;
  }

  async keep(reference: LessonReference, experiment: string, document: string, kept: KeptResult): Promise<void> {
    const entry: Entry = { lesson: keyOf(reference), experiment, document, kept };
    const others = this.#entries().filter(
      (other) =>
        other.lesson !== entry.lesson || other.experiment !== entry.experiment || other.document !== entry.document,
    );
    await this.#memento.update(storageKeys.lessonResults, [...others, entry].slice(-mostKept));
  }

  /** Forgets everything measured on a document. */
  async forget(document: string): Promise<void> {
    const others = this.#entries().filter((entry) => entry.document !== document);
    await this.#memento.update(storageKeys.lessonResults, others);
  }

  #entries(): readonly Entry[] {
    const stored = this.#memento.get<readonly Entry[]>(storageKeys.lessonResults, []);
    return Array.isArray(stored) ? stored.filter((entry) => storedEntry.safeParse(entry).success) : [];
  }
}
