import { spawnEngine } from '#spawn';
import * as vscode from 'vscode';
import type { ExperimenterCalls, ExperimenterEvents } from '../protocol/experimenter.ts';
import type { PredictorCalls, PredictorEvents } from '../protocol/predictor.ts';
import { connect, type Peer } from '../protocol/rpc.ts';
import type { ReaderCalls, ReaderEvents } from '../protocol/reader.ts';
import type { RunStarted, TrainerCalls, TrainerEvents } from '../protocol/trainer.ts';
import type { Sentence } from '../text/sentence.ts';
import { worded } from '../text/worded.ts';
import type { EngineHandle } from './engineHandle.ts';

/** A run that began, in the user's language, and the stamp of what stands where it will save; null for nothing. */
export interface StartedRun {
  readonly run: string;
  readonly started: RunStarted;
  readonly stamp: string | null;
}

interface Running {
  readonly handle: EngineHandle;
  readonly trainer: Peer<TrainerCalls>;
  readonly reader: Peer<ReaderCalls>;
  readonly experimenter: Peer<ExperimenterCalls>;
  readonly predictor: Peer<PredictorCalls>;
}

/** The host's side of the engine: started when first needed, and anew after it died. */
export class Engine implements vscode.Disposable {
  readonly #extensionUri: vscode.Uri;
  readonly #log: vscode.LogOutputChannel;
  readonly #emitters = {
    started: new vscode.EventEmitter<StartedRun>(),
    baselines: new vscode.EventEmitter<Parameters<TrainerEvents['baselines']>[0]>(),
    progress: new vscode.EventEmitter<Parameters<TrainerEvents['progress']>[0]>(),
    published: new vscode.EventEmitter<Parameters<ReaderEvents['published']>[0]>(),
    saved: new vscode.EventEmitter<Parameters<TrainerEvents['saved']>[0]>(),
    saveFailed: new vscode.EventEmitter<{ readonly run: string; readonly reason: string }>(),
    wrote: new vscode.EventEmitter<Parameters<ReaderEvents['wrote']>[0]>(),
    found: new vscode.EventEmitter<Parameters<ExperimenterEvents['found']>[0]>(),
    scored: new vscode.EventEmitter<Parameters<PredictorEvents['scored']>[0]>(),
  };
  readonly onDidStart = this.#emitters.started.event;
  readonly onDidCountBaselines = this.#emitters.baselines.event;
  readonly onDidProgress = this.#emitters.progress.event;
  readonly onDidPublish = this.#emitters.published.event;
  readonly onDidSave = this.#emitters.saved.event;
  readonly onDidFailToSave = this.#emitters.saveFailed.event;
  /** A text being generated grew. */
  readonly onDidWrite = this.#emitters.wrote.event;
  /** An experiment of a lesson began or found something. */
  readonly onDidFind = this.#emitters.found.event;
  /** A word that was typed was compared with what would have been suggested. */
  readonly onDidScore = this.#emitters.scored.event;
  #running: Promise<Running> | undefined;
  #faults = 0;
  #disposed = false;

  constructor(extensionUri: vscode.Uri, log: vscode.LogOutputChannel) {
    this.#extensionUri = extensionUri;
    this.#log = log;
  }

  async trainer(): Promise<Peer<TrainerCalls>> {
    return (await this.#ensure()).trainer;
  }

  async reader(): Promise<Peer<ReaderCalls>> {
    return (await this.#ensure()).reader;
  }

  /** The reader of the engine that runs; undefined where none does: whoever needs no answer starts none. */
  async runningReader(): Promise<Peer<ReaderCalls> | undefined> {
    return (await this.#running?.catch(() => undefined))?.reader;
  }

  async experimenter(): Promise<Peer<ExperimenterCalls>> {
    return (await this.#ensure()).experimenter;
  }

  async predictor(): Promise<Peer<PredictorCalls>> {
    return (await this.#ensure()).predictor;
  }

  /** Cuts the training step under way short; does nothing when no engine runs. */
  async interrupt(): Promise<void> {
    (await this.#running?.catch(() => undefined))?.handle.interrupt();
  }

  /** How many engines so far were ended by a fault of their own. */
  get faults(): number {
    return this.#faults;
  }

  #ensure(): Promise<Running> {
    if (this.#disposed) throw new Error(vscode.l10n.t('The extension is shutting down.'));
    this.#running ??= this.#start().catch((error: unknown) => {
      this.#running = undefined;
      throw error;
    });
    return this.#running;
  }

  async #start(): Promise<Running> {
    const handle = await spawnEngine(this.#extensionUri, this.#log);
    const onUnheardError = (error: Error) => this.#log.error(`engine: ${error.stack ?? error.message}`);
    const options = { onUnheardError, word };
    const { started, baselines, progress, published, saved, saveFailed, wrote, found, scored } = this.#emitters;
    const trainer = connect<TrainerEvents, TrainerCalls>(
      handle.channels.trainer,
      {
        started: ({ run, started: told, stamp }) =>
          started.fire({ run, started: { ...told, warnings: told.warnings.map(word) }, stamp }),
        baselines: (event) => baselines.fire(event),
        progress: (event) => progress.fire(event),
        saved: (event) => saved.fire(event),
        saveFailed: ({ run, reason }) => saveFailed.fire({ run, reason: word(reason) }),
      },
      options,
    );
    const reader = connect<ReaderEvents, ReaderCalls>(
      handle.channels.reader,
      { published: (event) => published.fire(event), wrote: (event) => wrote.fire(event) },
      options,
    );
    const experimenter = connect<ExperimenterEvents, ExperimenterCalls>(
      handle.channels.experimenter,
      { found: (event) => found.fire(event) },
      options,
    );
    const predictor = connect<PredictorEvents, PredictorCalls>(
      handle.channels.predictor,
      { scored: (event) => scored.fire(event) },
      options,
    );
    void handle.died.then(({ sentence, broke }) => {
      this.#log.error(sentence);
      this.#running = undefined;
      if (broke) this.#faults++;
      trainer.close(sentence);
      reader.close(sentence);
      experimenter.close(sentence);
      predictor.close(sentence);
      handle.dispose();
    });
    return { handle, trainer, reader, experimenter, predictor };
  }

  dispose(): void {
    this.#disposed = true;
    void this.#running?.then(
      ({ handle }) => handle.dispose(),
      () => undefined,
    );
    for (const emitter of Object.values(this.#emitters)) emitter.dispose();
  }
}

/** What the engine says, in the person's language. */
function word(sentence: Sentence): string {
  return worded(sentence, vscode.l10n.t);
}
