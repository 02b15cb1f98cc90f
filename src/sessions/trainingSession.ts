import * as vscode from 'vscode';
import { grownCurve } from '../protocol/grownCurve.ts';
import type { RunChange, RunState, RunView } from '../protocol/playground.ts';
import type { ModelReference, ReaderEvents } from '../protocol/reader.ts';
import type { RunPurpose } from '../protocol/runs.ts';
import type { SteeringChange } from '../protocol/settings.ts';
import type { Baselines, CurvePoint, Finished, Progress, RunRequest, TrainerEvents } from '../protocol/trainer.ts';
import { Disposables } from '../editor/disposables.ts';
import { plainNumber } from '../editor/plainNumber.ts';
import type { RunSaves } from './continuation.ts';
import { idle, nothingSaved, plain } from './noRun.ts';
import type { Engine, StartedRun } from './engine.ts';
import type { RecordedEnd } from './restoredRun.ts';

/** What a session shows, and what answers in it. */
interface Standing {
  readonly view: RunView;
  readonly request: RunRequest | undefined;
  readonly purpose: RunPurpose;
  readonly answering: string | null;
}

/** A run that waits for its turn or is being prepared. */
export interface WaitingRun {
  readonly purpose: RunPurpose;
  /** How the session stood before it. */
  readonly before: Standing;
  /** Aborted when the person gave up waiting. */
  readonly signal: AbortSignal;
}

/** The truth about one document's training: what runs, how far it is, how it ended. */
export class TrainingSession implements vscode.Disposable {
  readonly document: vscode.Uri;
  readonly #engine: Engine;
  readonly #disposables = new Disposables();
  readonly #changed = this.#disposables.add(new vscode.EventEmitter<RunChange>());
  readonly onDidChange = this.#changed.event;
  #state = idle;
  #curve: readonly CurvePoint[] = [];
  #request: RunRequest | undefined;
  #purpose = plain;
  #waiting: { readonly abort: AbortController; readonly purpose: RunPurpose; readonly before: Standing } | undefined;
  /** The run whose weights answer: that of the document's own model. */
  #answering: string | null = null;
  #saved: ModelReference['saved'] = null;
  /** Where the run under way saves, also one that is compared. */
  #saves: RunSaves = nothingSaved;
  /** The newest weights the reader was given of any run of this session. */
  #published: Parameters<ReaderEvents['published']>[0] | null = null;
  /** Of a run that another engine goes on with: what to say of that, and whether it was paused. */
  #fault: { readonly sentence: string; readonly wasPaused: boolean } | null = null;

  constructor(document: vscode.Uri, engine: Engine) {
    this.document = document;
    this.#engine = engine;
    this.#disposables.add(engine.onDidStart((event) => this.#isMine(event.run) && this.#started(event)));
    this.#disposables.add(
      engine.onDidCountBaselines(({ run, baselines }) => this.#isMine(run) && this.#counted(baselines)),
    );
    this.#disposables.add(engine.onDidSave((event) => this.#isMine(event.run) && this.#savedAt(event)));
    this.#disposables.add(engine.onDidPublish((event) => this.#isMine(event.run) && (this.#published = event)));
    this.#disposables.add(engine.onDidProgress((progress) => this.#isMine(progress.run) && this.#progressed(progress)));
  }

  get view(): RunView {
    return { ...this.#state, curve: this.#curve };
  }

  /** The run that trains or trained last; undefined before the first. */
  get request(): RunRequest | undefined {
    return this.#request;
  }

  /** After which step of the run of `request` the weights are that the reader answers with; 0 before it was given any. */
  get publishedStep(): number {
    return this.#published?.run === this.#request?.run ? (this.#published?.step ?? 0) : 0;
  }

  /** Why the run of `request` was made. */
  get purpose(): RunPurpose {
    return this.#purpose;
  }

  /** Whether the run's model is kept beside that of the document, which another window saved meanwhile. */
  get isAside(): boolean {
    const saved = this.#state.finished?.saved ?? null;
    return saved !== null && saved === this.#request?.checkpointAside;
  }

  get active(): boolean {
    return ['waiting', 'starting', 'training', 'paused'].includes(this.#state.phase);
  }

  /** Whether a run that somebody asked for is under way: one in the background makes room for any other. */
  get busy(): boolean {
    const { background } = this.#waiting?.purpose ?? this.#purpose;
    return this.active && !background;
  }

  /** What answers for this document: the run's newest weights, else what was saved. */
  get model(): ModelReference {
    return { run: this.#answering, saved: this.#saved };
  }

  /** What it shows and what answers in it, to be put back. */
  get standing(): Standing {
    return { view: this.view, request: this.#request, purpose: this.#purpose, answering: this.#answering };
  }

  /**
   * Shows the run that made a saved model, unless a newer one is there, with the end that is known of it. A checkpoint that cannot be
   * read is said so.
   */
  async restore(saved: ModelReference['saved'], endOf?: () => Promise<RecordedEnd | null>): Promise<void> {
    if (!saved || this.#saved) return;
    this.#saved = saved;
    if (this.#state.phase !== 'idle') {
      this.#update({});
      return;
    }
    try {
      const reader = await this.#engine.reader();
      const { curve, ...run } = await reader.request('describe', saved);
      const end = (await endOf?.()) ?? null;
      const { restoredRun } = await import('./restoredRun.ts');
      if (this.#state.phase === 'idle') this.#update(restoredRun({ curve, ...run }, end), curve, true);
    } catch (error) {
      if (this.#state.phase === 'idle') this.#failed(error instanceof Error ? error.message : String(error));
    }
  }

  /** Takes a place in the queue, with the sentence that says what the run waits for; null where it is its turn already. */
  wait(purpose: RunPurpose, sentence: string | null): WaitingRun {
    const abort = new AbortController();
    const before = this.standing;
    this.#waiting = { abort, purpose, before };
    this.#update({ ...idle, phase: sentence === null ? 'starting' : 'waiting', sentence }, [], true);
    return { signal: abort.signal, purpose, before };
  }

  /**
   * Trains to the end, which is in the view then; false where the person gave up before it began or learned anything: the document's
   * model is as it was. Rejects where the request cannot be made.
   */
  async train({ signal, purpose, before }: WaitingRun, make: () => Promise<RunRequest>): Promise<boolean> {
    if (signal.aborted) return false;
    this.#update({ phase: 'starting', sentence: null });
    try {
      const request = await make();
      if (signal.aborted) return false;
      this.#request = request;
      this.#purpose = purpose;
    } catch (error) {
      if (!signal.aborted) this.#failed(error instanceof Error ? error.message : String(error));
      throw error;
    } finally {
      if (this.#waiting?.abort.signal === signal) this.#waiting = undefined;
    }
    this.#saves = nothingSaved;
    this.#fault = null;
    if (!purpose.comparison) {
      this.#answering = this.#request.run;
      this.#update({});
    }
    try {
      const finished = await this.#trainWithEngine(this.#request);
      const { finishedSentence } = await import('./finishedSentence.ts');
      if (finished.reason === 'stopped' && !finished.learned) {
        this.putBack(before);
        return false;
      }
      this.#update({ phase: 'finished', finished });
      this.#update({ sentence: finishedSentence(finished, this.isAside ? this.#request.task : null) });
    } catch (error) {
      this.#failed(error instanceof Error ? error.message : String(error));
    }
    return true;
  }

  async pause(): Promise<void> {
    if (this.#state.phase !== 'training' || !this.#request) return;
    await (await this.#engine.trainer()).request('pause', this.#request.run);
    // It may have ended before it heard.
    if (this.#state.phase === 'training') this.#update({ phase: 'paused' });
  }

  async resume(): Promise<void> {
    if (this.#state.phase !== 'paused' || !this.#request) return;
    await (await this.#engine.trainer()).request('resume', this.#request.run);
    if (this.#state.phase === 'paused') this.#update({ phase: 'training' });
  }

  async stepOnce(): Promise<void> {
    if (this.#state.phase !== 'paused' || !this.#request) return;
    await (await this.#engine.trainer()).request('stepOnce', this.#request.run);
  }

  /** Ends the run, keeping what was learned; a run that still waits gives up its place. */
  async stop(): Promise<void> {
    if (!this.active) return;
    if (this.#waiting) {
      const { abort, before } = this.#waiting;
      this.#waiting = undefined;
      abort.abort();
      this.putBack(before);
    } else if (this.#request) {
      await this.#engine.interrupt();
      await (await this.#engine.trainer()).request('stop', this.#request.run);
    }
  }

  /** Changes learning rate or budget of the run under way; what is left out stays. */
  async steer({ learningRate, budget }: SteeringChange): Promise<void> {
    const { started, steering, phase } = this.#state;
    if (!started || !steering || !this.#request || (phase !== 'training' && phase !== 'paused')) return;
    const steered = { learningRate: learningRate ?? steering.learningRate, budget: budget ?? steering.budget };
    await (
      await this.#engine.trainer()
    ).request('steer', {
      run: this.#request.run,
      learningRateFactor: steered.learningRate / started.settings.learningRate,
      ...(budget && { budget }),
    });
    this.#update({ steering: steered });
  }

  /** Lets another saved model answer for the document, and shows the run that made it. */
  async adopt(saved: ModelReference['saved'], endOf?: () => Promise<RecordedEnd | null>): Promise<void> {
    this.forget();
    await this.restore(saved, endOf);
  }

  /** Forgets the run and its model, as if none had ever been. */
  forget(): void {
    this.#saved = null;
    this.#request = undefined;
    this.#purpose = plain;
    this.#answering = null;
    this.#update(idle, [], true);
  }

  /** The document is no longer the text that is being learned. */
  noteEdit(): void {
    if (this.active && !this.#state.edited) this.#update({ edited: true });
  }

  /** Stands as it did before a run that came to nothing, or that was compared. */
  putBack({ view, request, purpose, answering }: Standing): void {
    const { curve, ...state } = view;
    this.#request = request;
    this.#purpose = purpose;
    this.#answering = answering;
    this.#update(state, curve, true);
  }

  dispose(): void {
    void this.stop();
    this.#disposables.dispose();
  }

  /** Where the engine breaks by a fault of its own, the next one, which is more careful, goes on: once. */
  async #trainWithEngine(request: RunRequest): Promise<Finished> {
    const { faults } = this.#engine;
    try {
      return await (await this.#engine.trainer()).request('train', request);
    } catch (error) {
      if (this.#engine.faults === faults || this.#fault !== null) throw error;
      const { started, steering, progress, phase } = this.#state;
      const sentence = vscode.l10n.t(
        'The engine broke and was started again without its experimental kernels; training goes on from step {0}.',
        plainNumber(this.#saves.checkpoint?.step ?? 0),
      );
      this.#fault = { sentence, wasPaused: phase === 'paused' };
      const broken = {
        ...this.#saves,
        firstStep: started?.curve.at(-1)?.step ?? 0,
        budget: steering?.budget ?? request.budget,
        secondsLeft: progress?.secondsLeft ?? null,
      };
      this.#update({ phase: 'starting' });
      const { continuationOf } = await import('./continuation.ts');
      return this.#trainWithEngine(continuationOf(request, broken));
    }
  }

  /** Tells the engine that goes on with a run what a person told the one that broke; the budget it has been told already. */
  async #tellAgain(pause: boolean): Promise<void> {
    const { steering } = this.#state;
    if (steering) await this.steer({ learningRate: steering.learningRate });
    if (pause) await this.pause();
  }

  #isMine(run: string): boolean {
    return run === this.#request?.run;
  }

  #started({ started, stamp }: StartedRun): void {
    this.#saves = { ...this.#saves, stamp };
    const learningRate = started.settings.learningRate * started.learningRateFactor;
    const steering = this.#state.steering ?? { learningRate, budget: this.#request?.budget ?? {} };
    const warnings = this.#fault === null ? started.warnings : [this.#fault.sentence, ...started.warnings];
    this.#update({ phase: 'training', started: { ...started, warnings }, steering }, started.curve, true);
    // Where that engine breaks as well, the run says so.
    if (this.#fault) this.#tellAgain(this.#fault.wasPaused).catch(() => undefined);
  }

  #savedAt({ path, step, stamp }: Parameters<TrainerEvents['saved']>[0]): void {
    this.#saves = { checkpoint: { path, step }, stamp };
    if (!this.#purpose.comparison) this.#saved = { path };
  }

  #counted(baselines: Baselines): void {
    this.#update({ baselines });
  }

  #progressed(progress: Progress): void {
    this.#update({ progress }, [progress.point]);
  }

  #failed(sentence: string): void {
    this.#update({ phase: 'failed', sentence });
  }

  #update(change: Partial<RunState>, points: readonly CurvePoint[] = [], restart = false): void {
    this.#state = { ...this.#state, ...change, canGoOn: this.#saved !== null };
    this.#curve = restart ? points : grownCurve(this.#curve, points);
    this.#changed.fire({ state: this.#state, points, restart });
  }
}
