import type * as vscode from 'vscode';
import { Disposables } from '../editor/disposables.ts';
import type { Engine } from './engine.ts';
import type { TrainingSession } from './trainingSession.ts';

/** What the question is put through. */
interface Surroundings {
  readonly engine: Engine;
  readonly log: vscode.LogOutputChannel;
}

/** What a session's network is asked, and who hears the answers. */
interface Question<Answer> {
  /** For the log. */
  readonly name: string;
  /** Between two answers while the network trains. */
  readonly secondsBetween: number;
  readonly ask: () => Promise<Answer>;
  /** Null where the model that gave the last answer is no longer there. */
  readonly tell: (answer: Answer | null) => void;
}

/**
 * Asks a session's network the same again while somebody looks: every few seconds while it trains, at the weights a run ended with or
 * waits at, and when another model answers. What came to pass while nobody looked is asked about when somebody does.
 */
export class RepeatedQuestion<Answer> implements vscode.Disposable {
  readonly #session: TrainingSession;
  readonly #log: vscode.LogOutputChannel;
  readonly #question: Question<Answer>;
  readonly #disposables = new Disposables();
  #latest: Answer | null = null;
  #wanted = false;
  #asking = false;
  /** Still to be asked: nobody looked, or the answer before was not there yet. */
  #owed: boolean;
  #askedAt = -Infinity;
  #stoodStill: boolean;
  /** How many models were there, one after the other. */
  #models = 0;

  constructor({ engine, log }: Surroundings, session: TrainingSession, question: Question<Answer>) {
    this.#session = session;
    this.#log = log;
    this.#question = question;
    this.#owed = this.#stoodStill = this.#standsStill;
    this.#disposables.add(
      engine.onDidPublish(({ run }) => {
        const isDue = performance.now() - this.#askedAt > 1000 * question.secondsBetween;
        // What is published of a run that stands still stays.
        if (run === session.request?.run && (isDue || this.#standsStill)) this.#ask();
      }),
    );
    this.#disposables.add(
      session.onDidChange(({ restart }) => {
        if (restart) this.#begin();
        else if (this.#standsStill && !this.#stoodStill) this.#ask();
        this.#stoodStill = this.#standsStill;
      }),
    );
  }

  get latest(): Answer | null {
    return this.#latest;
  }

  /** Whether anybody looks. */
  set wanted(wanted: boolean) {
    this.#wanted = wanted;
    if (this.#owed) this.#ask();
  }

  /** The question is another now: asks it of the weights there are, if there are any yet. */
  askAnew(): void {
    if (this.#hasWeights) this.#ask();
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  get #hasWeights(): boolean {
    const { view, publishedStep } = this.#session;
    return view.phase === 'finished' || (['training', 'paused'].includes(view.phase) && publishedStep > 0);
  }

  get #standsStill(): boolean {
    return this.#hasWeights && this.#session.view.phase !== 'training';
  }

  /** Another model answers, or will, or none does any more. */
  #begin(): void {
    this.#models++;
    this.#owed = false;
    if (this.#latest !== null) {
      this.#latest = null;
      this.#question.tell(null);
    }
    if (this.#standsStill) this.#ask();
  }

  #ask(): void {
    this.#owed = !this.#wanted || this.#asking;
    if (this.#owed) return;
    this.#asking = true;
    this.#askedAt = performance.now();
    this.#hear()
      .catch((error: unknown) => this.#log.warn(`${this.#question.name}: ${String(error)}`))
      .finally(() => {
        this.#asking = false;
        if (this.#owed) this.#ask();
      });
  }

  async #hear(): Promise<void> {
    const models = this.#models;
    const answer = await this.#question.ask();
    if (models !== this.#models) return;
    this.#latest = answer;
    this.#question.tell(answer);
  }
}
