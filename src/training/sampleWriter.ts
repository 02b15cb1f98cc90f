import type * as vscode from 'vscode';
import { Disposables } from '../editor/disposables.ts';
import type { Services } from '../models/services.ts';
import type { Sample } from '../protocol/playground.ts';
import type { TrainingSession } from '../sessions/trainingSession.ts';

const secondsBetweenSamples = 3;
const sampleLength = 300;

/**
 * Lets the network write a little every few seconds while somebody looks, and at once when the temperature changes or a saved model
 * answers. What a model wrote goes with it.
 */
export class SampleWriter implements vscode.Disposable {
  readonly #services: Services;
  readonly #session: TrainingSession;
  readonly #show: (sample: Sample | null) => void;
  readonly #disposables = new Disposables();
  #latest: Sample | null = null;
  #temperature = 0.8;
  #wanted = false;
  #writing = false;
  #stale = false;
  #lastAt = -Infinity;
  #stoodStill = false;
  /** How many models were there, one after the other. */
  #models = 0;

  constructor(services: Services, session: TrainingSession, show: (sample: Sample | null) => void) {
    this.#services = services;
    this.#session = session;
    this.#show = show;
    this.#disposables.add(
      services.engine.onDidPublish(({ run }) => {
        const due = performance.now() - this.#lastAt > 1000 * secondsBetweenSamples;
        // What is published of a run that stands still stays.
        if (run === session.request?.run && (due || this.#standsStill)) this.#write();
      }),
    );
    this.#disposables.add(
      session.onDidChange(({ restart }) => {
        if (restart) this.#begin();
        else if (this.#standsStill && !this.#stoodStill && (this.#finished || this.#latest)) this.#write();
        this.#stoodStill = this.#standsStill;
      }),
    );
  }

  get latest(): Sample | null {
    return this.#latest;
  }

  set temperature(temperature: number) {
    this.#temperature = temperature;
    if (this.#latest || this.#finished) this.#write();
  }

  /** Whether anybody looks. */
  set wanted(wanted: boolean) {
    this.#wanted = wanted;
    if (!this.#latest && this.#finished) this.#write();
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  /** Whether there is a model and no run under way that would publish it. */
  get #finished(): boolean {
    return this.#session.view.phase === 'finished';
  }

  get #standsStill(): boolean {
    return this.#finished || this.#session.view.phase === 'paused';
  }

  /** Another model answers, or will, or none does any more. */
  #begin(): void {
    this.#models++;
    if (this.#latest) {
      this.#latest = null;
      this.#show(null);
    }
    if (this.#finished) this.#write();
  }

  #write(): void {
    if (!this.#wanted) return;
    if (this.#writing) {
      this.#stale = true;
      return;
    }
    this.#writing = true;
    this.#lastAt = performance.now();
    this.#sample()
      .catch((error: unknown) => this.#services.log.warn(`sample: ${String(error)}`))
      .finally(() => {
        this.#writing = false;
        if (this.#stale) {
          this.#stale = false;
          this.#write();
        }
      });
  }

  async #sample(): Promise<void> {
    const temperature = this.#temperature;
    const models = this.#models;
    const { purpose, request, model } = this.#session;
    const reader = await this.#services.engine.reader();
    const { text, step } = await reader.request('generate', {
      model: purpose.comparison ? { run: request?.run ?? null, saved: null } : model,
      prompt: '',
      length: sampleLength,
      temperature,
      topK: null,
      topP: null,
      seed: 1,
    });
    if (models !== this.#models) return;
    this.#latest = { text, temperature, step };
    this.#show(this.#latest);
  }
}
