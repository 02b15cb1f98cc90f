import * as vscode from 'vscode';
import type { RunPurpose } from '../protocol/runs.ts';
import type { RunRequest } from '../protocol/trainer.ts';
import { Disposables } from '../editor/disposables.ts';
import { endedRunOf, type EndedRun } from './endedRun.ts';
import type { Engine } from './engine.ts';
import { TrainingSession } from './trainingSession.ts';

/** One session a document, and one run at a time: later ones wait for their turn, so that each gets the whole machine. */
export class TrainingSessions implements vscode.Disposable {
  readonly #engine: Engine;
  readonly #disposables = new Disposables();
  readonly #changed = this.#disposables.add(new vscode.EventEmitter<TrainingSession>());
  /** Any session changed. */
  readonly onDidChange = this.#changed.event;
  readonly #ended = this.#disposables.add(new vscode.EventEmitter<EndedRun>());
  /** A run ended, in whatever way. */
  readonly onDidEnd = this.#ended.event;
  readonly #sessions = new Map<string, TrainingSession>();
  readonly #running = new Map<TrainingSession, Promise<void>>();
  #turn: Promise<void> = Promise.resolve();

  constructor(engine: Engine) {
    this.#engine = engine;
    this.#disposables.add(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length === 0) return;
        const edited = document.uri.toString();
        for (const session of this.#sessions.values())
          if (session.document.with({ fragment: '' }).toString() === edited) session.noteEdit();
      }),
    );
  }

  /** The sessions that train, are paused or wait. */
  get active(): readonly TrainingSession[] {
    return [...this.#sessions.values()].filter((session) => session.active);
  }

  /** The session of a document, if it has one by now: whoever only looks makes none, which would be kept as long as the window. */
  known(document: vscode.Uri): TrainingSession | undefined {
    return this.#sessions.get(document.toString());
  }

  of(document: vscode.Uri): TrainingSession {
    const known = this.known(document);
    if (known) return known;
    const session = this.#disposables.add(new TrainingSession(document, this.#engine));
    this.#disposables.add(session.onDidChange(() => this.#changed.fire(session)));
    this.#sessions.set(document.toString(), session);
    return session;
  }

  /**
   * Trains when it is this run's turn; resolves when it ended, in whatever way, or with false where it gave up before it learned
   * anything. The request is made only when it is its turn. A document that trains, waits or is about to is left alone, but for a run
   * in the background, which ends first, whatever document it is of.
   */
  async train(document: vscode.Uri, purpose: RunPurpose, request: () => Promise<RunRequest>): Promise<boolean> {
    const session = this.of(document);
    if (!purpose.background) {
      const inBackground = this.active.filter(({ busy }) => !busy);
      for (const { document: other } of inBackground) await this.end(other);
    }
    if (session.active) return false;
    const [ahead] = this.active;
    const name = ahead && (ahead.request?.name ?? vscode.workspace.asRelativePath(ahead.document));
    const waiting = session.wait(
      purpose,
      name === undefined ? null : vscode.l10n.t('Waiting for {0} to finish training.', name),
    );
    const before = this.#turn;
    const mine = Promise.withResolvers<void>();
    this.#turn = before.then(() => mine.promise);
    this.#running.set(session, mine.promise);
    try {
      await Promise.race([before, givenUp(waiting.signal)]);
      const ended = await session.train(waiting, request);
      if (ended) this.#ended.fire(endedRunOf(session));
      return ended;
    } finally {
      // Whoever gave up waiting may have asked again meanwhile.
      if (this.#running.get(session) === mine.promise) this.#running.delete(session);
      mine.resolve();
    }
  }

  /** Stops what trains on a document and waits until that has ended and is saved. */
  async end(document: vscode.Uri): Promise<void> {
    const session = this.known(document);
    if (!session) return;
    const running = this.#running.get(session);
    await session.stop();
    await running;
  }

  dispose(): void {
    this.#disposables.dispose();
  }
}

/** Resolves when a run gives up its place in the queue, which others need not wait for. */
function givenUp(signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  if (signal.aborted) resolve();
  else signal.addEventListener('abort', () => resolve(), { once: true });
  return promise;
}
