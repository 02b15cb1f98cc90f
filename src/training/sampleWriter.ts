import type * as vscode from 'vscode';
import type { Services } from '../models/services.ts';
import type { Sample } from '../protocol/playground.ts';
import { RepeatedQuestion } from '../sessions/repeatedQuestion.ts';
import type { TrainingSession } from '../sessions/trainingSession.ts';

const secondsBetweenSamples = 3;
const sampleLength = 300;

/** Lets the network write a little again and again while somebody looks, and at once at another temperature. */
export class SampleWriter implements vscode.Disposable {
  readonly #services: Services;
  readonly #session: TrainingSession;
  readonly #question: RepeatedQuestion<Sample>;
  #temperature = 0.8;

  /** `show` is told null where the model that wrote last is no longer there. */
  constructor(services: Services, session: TrainingSession, show: (sample: Sample | null) => void) {
    this.#services = services;
    this.#session = session;
    this.#question = new RepeatedQuestion(services, session, {
      name: 'sample',
      secondsBetween: secondsBetweenSamples,
      ask: () => this.#sample(),
      tell: show,
    });
  }

  get latest(): Sample | null {
    return this.#question.latest;
  }

  set temperature(temperature: number) {
    this.#temperature = temperature;
    this.#question.askAnew();
  }

  /** Whether anybody looks. */
  set wanted(wanted: boolean) {
    this.#question.wanted = wanted;
  }

  dispose(): void {
    this.#question.dispose();
  }

  async #sample(): Promise<Sample> {
    const temperature = this.#temperature;
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
    return { text, temperature, step };
  }
}
