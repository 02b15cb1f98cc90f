import { writeWhole } from '#writeWhole';
import * as vscode from 'vscode';
import { Disposables } from '../editor/disposables.ts';
import type { RunRecord } from '../protocol/runs.ts';
import { recordedCurve } from '../runs/runCurve.ts';
import type { EndedRun } from '../sessions/endedRun.ts';
import type { TrainingSessions } from '../sessions/trainingSessions.ts';
import type { ModelFiles } from './modelFiles.ts';
import { readJson } from './readJson.ts';

/** Most runs kept of one document; the oldest make room. */
export const mostRuns = 200;

/** Every run of every document, a small file each, so that two windows never write the same one. */
export class RunHistory implements vscode.Disposable {
  readonly #files: ModelFiles;
  readonly #log: vscode.LogOutputChannel;
  readonly #disposables = new Disposables();
  readonly #changed = this.#disposables.add(new vscode.EventEmitter<vscode.Uri>());
  /** The runs of this document are others now. */
  readonly onDidChange = this.#changed.event;
  #written: Promise<unknown> = Promise.resolve();

  constructor(files: ModelFiles, sessions: TrainingSessions, log: vscode.LogOutputChannel) {
    this.#files = files;
    this.#log = log;
    this.#disposables.add(sessions.onDidEnd((ended) => void this.#record(ended)));
  }

  /** Newest first. A record that cannot be read is passed over. */
  async of(document: vscode.Uri): Promise<RunRecord[]> {
    await this.#written;
    return this.#read(document);
  }

  /** Waits until what has ended is written. */
  async settled(): Promise<void> {
    await this.#written;
  }

  async note(document: vscode.Uri, run: string, note: string): Promise<void> {
    await this.#change(document, async () => {
      const file = await this.#files.recordOf(document, run);
      const { runRecord } = await import('../protocol/runs.ts');
      const known = runRecord.safeParse(await readJson(file));
      if (!known.success) throw new Error(vscode.l10n.t('This run is no longer kept.'));
      await this.#write(document, { ...known.data, note: note.slice(0, 2000) });
    });
  }

  /** Deletes runs with their models; the document's own model stays. */
  async remove(document: vscode.Uri, runs: readonly string[]): Promise<void> {
    await this.#change(document, async () => {
      for (const run of runs) await this.#files.removeRun(document, run);
    });
  }

  /** The documents that have runs and no model, each with when one of its runs ended. */
  async withoutModel(): Promise<{ readonly document: vscode.Uri; readonly endedAt: number }[]> {
    const { runRecord } = await import('../protocol/runs.ts');
    const found = (await this.#files.loneRecords()).map(async (file) => {
      const { data } = runRecord.safeParse(await readJson(file));
      if (data?.document === undefined) return [];
      const document = vscode.Uri.parse(data.document);
      // Another window's untitled document has the same name.
      const ours = await this.#files.recordOf(document, data.run);
      return ours.path === file.path ? [{ document, endedAt: data.endedAt }] : [];
    });
    return (await Promise.all(found)).flat();
  }

  /** The files of a document are those of another name now. */
  async moved(document: vscode.Uri): Promise<void> {
    await this.#change(document, async () => {
      for (const record of await this.#read(document))
        await this.#write(document, { ...record, document: document.toString() });
    });
  }

  /** Keeps the document's model under the name of the run that made it, so that another one can take its place. */
  async keepModel(document: vscode.Uri, run: string): Promise<void> {
    await this.#change(document, async () => {
      const record = (await this.#read(document)).find((known) => known.run === run);
      if (!record || record.hasModel) return;
      const [own, kept] = [await this.#files.of(document), await this.#files.modelOfRun(document, run)];
      await vscode.workspace.fs.copy(own, kept, { overwrite: true });
      await this.#write(document, { ...record, hasModel: true });
    });
  }

  /** Everything kept of a document was deleted. */
  forgotten(document: vscode.Uri): void {
    this.#changed.fire(document);
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  async #record({ document, view, request, purpose, isAside }: EndedRun): Promise<void> {
    const { started, finished, baselines, curve } = view;
    if (!request || !started || !finished || finished.run !== request.run || !finished.learned) return;
    const { background, ...why } = purpose;
    const { reason, step, bestStep, seconds, charactersPerSecond, bitsPerCharacter } = finished;
    if (request.task !== 'document' || background || reason === null || bestStep === null) return;
    const { engine, parameters, vocabulary, characters, heldOutCharacters } = started;
    try {
      await this.#change(document, async () => {
        const { runSettings } = await import('../protocol/settings.ts');
        const earlier = await this.#read(document);
        await this.#write(document, {
          run: request.run,
          document: document.toString(),
          number: 1 + Math.max(0, ...earlier.map(({ number }) => number)),
          endedAt: Date.now(),
          note: '',
          ...why,
          settings: runSettings.parse(started.settings),
          budget: request.budget,
          engine,
          parameters,
          vocabulary,
          characters,
          heldOutCharacters,
          reason,
          step,
          bestStep,
          seconds,
          charactersPerSecond,
          bitsPerCharacter,
          baselines,
          hasModel: purpose.comparison !== null || isAside,
          curve: recordedCurve(curve),
        });
        for (const { run } of earlier.slice(mostRuns - 1)) await this.#files.removeRun(document, run);
      });
    } catch (error) {
      this.#log.error(error instanceof Error ? error : String(error));
    }
  }

  /** One change after the other, so that each finds what the one before left. */
  async #change(document: vscode.Uri, change: () => Promise<void>): Promise<void> {
    const changing = this.#written.then(change);
    this.#written = changing.catch(() => undefined);
    await changing;
    this.#changed.fire(document);
  }

  async #read(document: vscode.Uri): Promise<RunRecord[]> {
    const contents = await Promise.all((await this.#files.recordsOf(document)).map(readJson));
    const { runRecord } = await import('../protocol/runs.ts');
    const records = contents.map((content) => runRecord.safeParse(content)).flatMap(({ data }) => data ?? []);
    return records.sort((a, b) => b.number - a.number || b.endedAt - a.endedAt);
  }

  async #write(document: vscode.Uri, record: RunRecord): Promise<void> {
    const file = await this.#files.recordOf(document, record.run);
    await writeWhole(file, new TextEncoder().encode(JSON.stringify(record)));
  }
}
