import * as vscode from 'vscode';
import { Disposables } from '../editor/disposables.ts';
import type { Services } from '../models/services.ts';
import { ownDataKinds, partRead } from '../protocol/lessonControls.ts';
import type { ExperimentState, LessonReference } from '../protocol/lesson.ts';
import type { ExperimentRun } from '../protocol/lessonExperiments.ts';
import type { ExperimentResult } from '../protocol/lessonResults.ts';
import type { KeptResults } from './keptResults.ts';
import { keyOf } from './lessonKey.ts';
import type { LessonLibrary } from './lessonLibrary.ts';
import type { ReaderDocument } from './readerDocument.ts';

interface Running {
  readonly reference: LessonReference;
  readonly experiment: string;
  /** What is kept of it belongs to this document; empty for data that the experiment makes. */
  readonly uri: string;
  readonly cancel: AbortController;
  /** The name of the document that is read. */
  document: string;
  /** Whether its turn has yet to come. */
  waits: boolean;
  /** When it was asked for, and then when its turn came, by `performance.now()`. */
  began: number;
  result: ExperimentResult | null;
}

export interface ExperimentChange {
  readonly reference: LessonReference;
  readonly experiment: string;
}

/** The truth about experiments: which run, what they have found, what was kept. They outlive the panel that began them. */
export class Experiments implements vscode.Disposable {
  readonly #services: Services;
  readonly #kept: KeptResults;
  readonly #library: LessonLibrary;
  readonly #reader: ReaderDocument;
  readonly #disposables = new Disposables();
  readonly #changed = this.#disposables.add(new vscode.EventEmitter<ExperimentChange>());
  readonly onDidChange = this.#changed.event;
  readonly #finished = this.#disposables.add(new vscode.EventEmitter<ExperimentChange>());
  readonly onDidFinish = this.#finished.event;
  readonly #changedAll = this.#disposables.add(new vscode.EventEmitter<void>());
  /** What is kept is of another document now, or was forgotten: any experiment's state may have changed. */
  readonly onDidChangeAll = this.#changedAll.event;
  readonly #running = new Map<string, Running>();
  readonly #failures = new Map<string, string>();

  constructor(services: Services, kept: KeptResults, library: LessonLibrary, reader: ReaderDocument) {
    this.#services = services;
    this.#kept = kept;
    this.#library = library;
    this.#reader = reader;
    this.#disposables.add(reader.onDidChange(() => this.#changedAll.fire()));
    this.#disposables.add(
      services.engine.onDidFind(({ id, result }) => {
        const running = this.#running.get(id);
        if (!running) return;
        if (running.waits) running.began = performance.now();
        running.waits = false;
        running.result = result;
        this.#changed.fire(running);
      }),
    );
  }

  async stateOf(reference: LessonReference, experiment: string): Promise<ExperimentState> {
    const id = idOf(reference, experiment);
    const running = this.#running.get(id);
    const own = this.#kept.find(reference, experiment, this.#reader.uri?.toString() ?? '');
    const shipped = reference.kind === 'chapter' ? (await this.#library.shippedResults())[reference.name] : undefined;
    return {
      kept: own ?? shipped?.[experiment] ?? null,
      running: running ? { result: running.result, document: running.document, waits: running.waits } : null,
      failure: this.#failures.get(id) ?? null,
    };
  }

  /** Runs to the end; what went wrong is part of the experiment's state. */
  async run(reference: LessonReference, experiment: string, run: ExperimentRun): Promise<void> {
    const id = idOf(reference, experiment);
    if (this.#running.has(id)) return;
    const running: Running = {
      reference,
      experiment,
      uri: ownDataKinds.has(run.kind) ? '' : (this.#reader.uri?.toString() ?? ''),
      cancel: new AbortController(),
      document: '',
      waits: true,
      began: performance.now(),
      result: null,
    };
    this.#running.set(id, running);
    this.#failures.delete(id);
    try {
      const { name, text } = partRead(run.kind, await this.#reader.read());
      running.document = name;
      this.#changed.fire(running);
      const experimenter = await this.#services.engine.experimenter();
      const result = await experimenter.request('run', { id, run, document: { name, text } }, running.cancel.signal);
      const own = ownDataKinds.has(run.kind) || result.madeUp === true;
      const origin = {
        document: own ? '' : name,
        characters: own ? 0 : text.length,
        sample: false,
        run,
        measuredAt: new Date().toISOString(),
        seconds: (performance.now() - running.began) / 1000,
      };
      await this.#kept.keep(reference, experiment, own ? '' : running.uri, { result, origin });
      this.#finished.fire(running);
    } catch (error) {
      if (!running.cancel.signal.aborted)
        this.#failures.set(id, error instanceof Error ? error.message : String(error));
    } finally {
      this.#running.delete(id);
      this.#changed.fire(running);
    }
  }

  cancel(reference: LessonReference, experiment: string): void {
    this.#running.get(idOf(reference, experiment))?.cancel.abort();
  }

  /** Lets go of everything measured on a document, and of what is just being measured. */
  async forget(document: vscode.Uri): Promise<void> {
    const uri = document.toString();
    for (const running of this.#running.values()) if (running.uri === uri) running.cancel.abort();
    await this.#kept.forget(uri);
    this.#changedAll.fire();
  }

  dispose(): void {
    for (const { cancel } of this.#running.values()) cancel.abort();
    this.#disposables.dispose();
  }
}

function idOf(reference: LessonReference, experiment: string): string {
  return `${keyOf(reference)}#${experiment}`;
}
