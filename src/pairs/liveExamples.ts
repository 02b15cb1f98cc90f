import type * as vscode from 'vscode';
import type { Services } from '../models/services.ts';
import type { LiveExample } from '../protocol/pairs.ts';
import type { ExamplePair, RunStarted } from '../protocol/trainer.ts';
import { RepeatedQuestion } from '../sessions/repeatedQuestion.ts';
import type { TrainingSession } from '../sessions/trainingSession.ts';
import type { ReadablePairs } from './pairsDocument.ts';

const secondsBetweenDecodings = 2;

/** Decodes a handful of pairs held out of the network's own training again and again while somebody looks. */
export class LiveExamples implements vscode.Disposable {
  readonly #services: Services;
  readonly #session: TrainingSession;
  readonly #read: () => Promise<ReadablePairs>;
  readonly #question: RepeatedQuestion<readonly LiveExample[]>;
  /** What was held out of the training of a saved model. */
  #heldOut: { readonly of: RunStarted; readonly pairs: readonly ExamplePair[] } | null = null;

  /** `read` is asked where only the saved model is left of a run; `show` is told none where the model is no longer there. */
  constructor(
    services: Services,
    session: TrainingSession,
    read: () => Promise<ReadablePairs>,
    show: (examples: readonly LiveExample[]) => void,
  ) {
    this.#services = services;
    this.#session = session;
    this.#read = read;
    this.#question = new RepeatedQuestion(services, session, {
      name: 'examples',
      secondsBetween: secondsBetweenDecodings,
      ask: () => this.#decode(),
      tell: (examples) => show(examples ?? []),
    });
  }

  get latest(): readonly LiveExample[] {
    return this.#question.latest ?? [];
  }

  /** Whether anybody looks. */
  set wanted(wanted: boolean) {
    this.#question.wanted = wanted;
  }

  dispose(): void {
    this.#question.dispose();
  }

  async #decode(): Promise<readonly LiveExample[]> {
    const { model } = this.#session;
    const pairs = await this.#pairs();
    const reader = await this.#services.engine.reader();
    const plain = { model, beam: 1, lengthPenalty: 0, prefix: '', prefixOnly: false, attention: [] };
    const examples: LiveExample[] = [];
    for (const { source, target } of pairs) {
      const { output, step } = await reader.request('translate', { ...plain, source });
      examples.push({ source, target, output, step });
    }
    return examples;
  }

  /** A few of what was held out of the training, whatever is chosen in the form by now. */
  async #pairs(): Promise<readonly ExamplePair[]> {
    const { started } = this.#session.view;
    if (!started) return [];
    if (started.examples) return started.examples;
    if (this.#heldOut?.of !== started) this.#heldOut = { of: started, pairs: await this.#heldOutOf(started) };
    return this.#heldOut.pairs;
  }

  /** What a saved model does not tell is found out once more from the seed and the share it was trained with. */
  async #heldOutOf({ settings: { seed, heldOut }, digest }: RunStarted): Promise<readonly ExamplePair[]> {
    const trainer = await this.#services.engine.trainer();
    const plan = await trainer.request('planPairs', { ...(await this.#read()), settings: { seed, heldOut } });
    // Of a document that is another one by now nobody knows what was held out.
    return plan.digest === digest ? plan.examples : [];
  }
}
