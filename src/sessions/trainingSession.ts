import * as vscode from 'vscode';
import type { RunChange, RunState, RunView } from '../protocol/playground.ts';
import type { ModelReference } from '../protocol/reader.ts';
import type { Baselines, CurvePoint, Finished, Progress, RunRequest, RunStarted } from '../protocol/trainer.ts';
import { Disposables } from '../editor/disposables.ts';
import { finishedSentence } from './finishedSentence.ts';
import type { Engine } from './engine.ts';

const idle: RunState = {
  phase: 'idle',
  started: null,
  baselines: null,
  progress: null,
  finished: null,
  sentence: null,
  edited: false,
};

/** The truth about one document's training: what runs, how far it is, how it ended. */
export class TrainingSession implements vscode.Disposable {
  readonly document: vscode.Uri;
  readonly #engine: Engine;
  readonly #disposables = new Disposables();
  readonly #changed = this.#disposables.add(new vscode.EventEmitter<RunChange>());
  readonly onDidChange = this.#changed.event;
  #state = idle;
  #curve: CurvePoint[] = [];
  #request: RunRequest | undefined;
  #saved: ModelReference['saved'] = null;

  constructor(document: vscode.Uri, engine: Engine) {
    this.document = document;
    this.#engine = engine;
    this.#disposables.add(engine.onDidStart(({ run, started }) => this.#isMine(run) && this.#started(started)));
    this.#disposables.add(
      engine.onDidCountBaselines(({ run, baselines }) => this.#isMine(run) && this.#counted(baselines)),
    );
    this.#disposables.add(engine.onDidProgress((progress) => this.#isMine(progress.run) && this.#progressed(progress)));
  }

  get view(): RunView {
    return { ...this.#state, curve: this.#curve };
  }

  /** The run that trains or trained last; undefined before the first. */
  get request(): RunRequest | undefined {
    return this.#request;
  }

  get active(): boolean {
    return ['waiting', 'starting', 'training', 'paused'].includes(this.#state.phase);
  }

  /** What answers for this document: the run's newest weights, else what was saved. */
  get model(): ModelReference {
    return { run: this.#request?.run ?? null, saved: this.#saved };
  }

  /** Shows the run that made a saved model, unless a newer one is there. A checkpoint that cannot be read is said so. */
  async restore(saved: ModelReference['saved']): Promise<void> {
    if (!saved || this.#saved || this.#state.phase !== 'idle') return;
    this.#saved = saved;
    try {
      const reader = await this.#engine.reader();
      const { curve, baselines, step, bitsPerCharacter, ...started } = await reader.request('describe', saved);
      if (this.#state.phase !== 'idle') return;
      const finished = {
        run: '',
        reason: 'budget' as const,
        step,
        bestStep: step,
        bitsPerCharacter,
        suggestedLearningRate: null,
      };
      const described = { ...started, engine: '', warnings: [], curve };
      this.#update({ phase: 'finished', started: described, baselines, finished }, curve, true);
    } catch (error) {
      if (this.#state.phase === 'idle') this.#failed(error instanceof Error ? error.message : String(error));
    }
  }

  /** Marks the run as waiting for its turn, with the sentence that says for what. */
  wait(sentence: string): void {
    this.#update({ ...idle, phase: 'waiting', sentence }, [], true);
  }

  /** Trains to the end. Never rejects: how it ended is in the view. */
  async train(request: RunRequest): Promise<void> {
    this.#request = request;
    this.#update({ ...idle, phase: 'starting' }, [], true);
    try {
      const trainer = await this.#engine.trainer();
      this.#finished(await trainer.request('train', request));
    } catch (error) {
      this.#failed(error instanceof Error ? error.message : String(error));
    }
  }

  async pause(): Promise<void> {
    if (this.#state.phase !== 'training' || !this.#request) return;
    await (await this.#engine.trainer()).request('pause', this.#request.run);
    this.#update({ phase: 'paused' });
  }

  async resume(): Promise<void> {
    if (this.#state.phase !== 'paused' || !this.#request) return;
    await (await this.#engine.trainer()).request('resume', this.#request.run);
    this.#update({ phase: 'training' });
  }

  async stepOnce(): Promise<void> {
    if (this.#state.phase !== 'paused' || !this.#request) return;
    await (await this.#engine.trainer()).request('stepOnce', this.#request.run);
  }

  /** Ends the run, keeping what was learned; a run that still waits gives up its place. */
  async stop(): Promise<void> {
    if (!this.active) return;
    if (this.#state.phase === 'waiting') {
      this.#update(idle, [], true);
    } else if (this.#request) {
      await this.#engine.interrupt();
      await (await this.#engine.trainer()).request('stop', this.#request.run);
    }
  }

  /** Forgets the run and its model, as if none had ever been. */
  forget(): void {
    this.#saved = null;
    this.#request = undefined;
    this.#update(idle, [], true);
  }

  /** The document is no longer the text that is being learned. */
  noteEdit(): void {
    if (this.active && !this.#state.edited) this.#update({ edited: true });
  }

  dispose(): void {
    void this.stop();
    this.#disposables.dispose();
  }

  #isMine(run: string): boolean {
    return run === this.#request?.run;
  }

  #started(started: RunStarted): void {
    this.#update({ phase: 'training', started }, started.curve, true);
  }

  #counted(baselines: Baselines): void {
    this.#update({ baselines });
  }

  #progressed(progress: Progress): void {
    this.#update({ progress }, [progress.point]);
  }

  #finished(finished: Finished): void {
    if (this.#request?.checkpointPath) this.#saved = { path: this.#request.checkpointPath };
    this.#update({ phase: 'finished', finished, sentence: finishedSentence(finished) });
  }

  #failed(sentence: string): void {
    this.#update({ phase: 'failed', sentence });
  }

  #update(change: Partial<RunState>, points: readonly CurvePoint[] = [], restart = false): void {
    this.#state = { ...this.#state, ...change };
    if (restart) this.#curve = [];
    this.#curve.push(...points);
    this.#changed.fire({ state: this.#state, points, restart });
  }
}
