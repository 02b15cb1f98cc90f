import type * as vscode from 'vscode';
import { Disposables } from '../editor/disposables.ts';
import type { Services } from '../models/services.ts';
import type { LiveExample } from '../protocol/pairs.ts';
import type { RunState } from '../protocol/playground.ts';
import type { PairsRunPlan } from '../protocol/trainer.ts';
import type { TrainingSession } from '../sessions/trainingSession.ts';

const secondsBetween = 2;

/** Decodes a handful of held-out pairs every few seconds while somebody looks. */
export class LiveExamples implements vscode.Disposable {
  readonly #services: Services;
  readonly #session: TrainingSession;
  readonly #show: (examples: readonly LiveExample[]) => void;
  readonly #disposables = new Disposables();
  #pairs: PairsRunPlan['examples'] = [];
  #latest: readonly LiveExample[] = [];
  #decoding = false;
  #again = false;
  #lastAt = -Infinity;
  /** Whether anybody looks. */
  wanted = true;

  constructor(services: Services, session: TrainingSession, show: (examples: readonly LiveExample[]) => void) {
    this.#services = services;
    this.#session = session;
    this.#show = show;
    this.#disposables.add(
      services.engine.onDidPublish(({ run }) => {
        const due = performance.now() - this.#lastAt > 1000 * secondsBetween;
        // What is published of a run that stands still stays.
        if (run === session.request?.run && (due || standsStill(session.view.phase))) this.decode();
      }),
    );
    let phase = session.view.phase;
    this.#disposables.add(
      session.onDidChange(({ state }) => {
        if (standsStill(state.phase) && !standsStill(phase)) this.decode();
        phase = state.phase;
      }),
    );
  }

  get latest(): readonly LiveExample[] {
    return this.#latest;
  }

  /** The pairs to decode: held out of the run that is about to begin. */
  choose(pairs: PairsRunPlan['examples']): void {
    this.#pairs = pairs;
    this.#latest = [];
    this.#show([]);
  }

  /** Decodes now, and once more where weights arrived meanwhile. */
  decode(): void {
    if (!this.wanted) return;
    if (this.#decoding) {
      this.#again = true;
      return;
    }
    this.#decoding = true;
    this.#lastAt = performance.now();
    this.#decodeAll()
      .catch((error: unknown) => this.#services.log.warn(`examples: ${String(error)}`))
      .finally(() => {
        this.#decoding = false;
        if (!this.#again) return;
        this.#again = false;
        this.decode();
      });
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  async #decodeAll(): Promise<void> {
    const { model } = this.#session;
    if (model.run === null && model.saved === null) return;
    const pairs = this.#pairs;
    const reader = await this.#services.engine.reader();
    const plain = { model, beam: 1, lengthPenalty: 0, prefix: '', prefixOnly: false, attention: [] };
    const examples: LiveExample[] = [];
    for (const { source, target } of pairs) {
      const { output, step } = await reader.request('translate', { ...plain, source });
      examples.push({ source, target, output, step });
    }
    if (pairs !== this.#pairs) return;
    this.#latest = examples;
    this.#show(examples);
  }
}

function standsStill(phase: RunState['phase']): boolean {
  return phase === 'paused' || phase === 'finished';
}
