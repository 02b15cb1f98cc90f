import { spawnEngine } from '#spawn';
import * as vscode from 'vscode';
import { connect, type NoCalls, type Peer } from '../protocol/rpc.ts';
import type { ReaderCalls } from '../protocol/reader.ts';
import type { TrainerCalls, TrainerEvents } from '../protocol/trainer.ts';
import type { EngineHandle } from './engineHandle.ts';

interface Running {
  readonly handle: EngineHandle;
  readonly trainer: Peer<TrainerCalls>;
  readonly reader: Peer<ReaderCalls>;
}

/** The host's side of the engine: started when first needed, and anew after it died. */
export class Engine implements vscode.Disposable {
  readonly #extensionUri: vscode.Uri;
  readonly #log: vscode.LogOutputChannel;
  readonly #emitters = {
    started: new vscode.EventEmitter<Parameters<TrainerEvents['started']>[0]>(),
    baselines: new vscode.EventEmitter<Parameters<TrainerEvents['baselines']>[0]>(),
    progress: new vscode.EventEmitter<Parameters<TrainerEvents['progress']>[0]>(),
    published: new vscode.EventEmitter<Parameters<TrainerEvents['published']>[0]>(),
    saveCheckpoint: new vscode.EventEmitter<Parameters<TrainerEvents['saveCheckpoint']>[0]>(),
  };
  readonly onDidStart = this.#emitters.started.event;
  readonly onDidCountBaselines = this.#emitters.baselines.event;
  readonly onDidProgress = this.#emitters.progress.event;
  readonly onDidPublish = this.#emitters.published.event;
  /** Web host only: the engine has no disk of its own. */
  readonly onDidSaveCheckpoint = this.#emitters.saveCheckpoint.event;
  #running: Promise<Running> | undefined;
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

  /** Cuts the training step under way short; does nothing when no engine runs. */
  async interrupt(): Promise<void> {
    (await this.#running)?.handle.interrupt();
  }

  #ensure(): Promise<Running> {
    if (this.#disposed) throw new Error('The extension is shutting down.');
    this.#running ??= this.#start();
    return this.#running;
  }

  async #start(): Promise<Running> {
    const handle = await spawnEngine(this.#extensionUri, this.#log);
    const onUnheardError = (error: Error) => this.#log.error(`engine: ${error.stack ?? error.message}`);
    const { started, baselines, progress, published, saveCheckpoint } = this.#emitters;
    const trainer = connect<TrainerEvents, TrainerCalls>(
      handle.channels.trainer,
      {
        started: (event) => started.fire(event),
        baselines: (event) => baselines.fire(event),
        progress: (event) => progress.fire(event),
        published: (event) => published.fire(event),
        saveCheckpoint: (event) => saveCheckpoint.fire(event),
      },
      { onUnheardError },
    );
    const reader = connect<NoCalls, ReaderCalls>(handle.channels.reader, {}, { onUnheardError });
    void handle.died.then((sentence) => {
      this.#log.error(sentence);
      this.#running = undefined;
      trainer.close(sentence);
      reader.close(sentence);
      handle.dispose();
    });
    return { handle, trainer, reader };
  }

  dispose(): void {
    this.#disposed = true;
    void this.#running?.then(({ handle }) => handle.dispose());
    for (const emitter of Object.values(this.#emitters)) emitter.dispose();
  }
}
