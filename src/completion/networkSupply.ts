import type * as vscode from 'vscode';
import { Disposables } from '../editor/disposables.ts';
import type { Services } from '../models/services.ts';
import type { TrainingSession } from '../sessions/trainingSession.ts';
import type { ToldDocuments } from './toldDocuments.ts';

/** Lets the networks that were trained on documents join in their suggestions: saved ones, and each when its run ends. */
export class NetworkSupply implements vscode.Disposable {
  readonly #services: Services;
  readonly #documents: ToldDocuments;
  readonly #disposables = new Disposables();

  constructor(services: Services, documents: ToldDocuments) {
    this.#services = services;
    this.#documents = documents;
    this.#disposables.add(documents.onDidOpen(({ uri }) => void this.#supply(uri)));
    const phases = new WeakMap<TrainingSession, string>();
    this.#disposables.add(
      services.sessions.onDidChange((session) => {
        const { phase } = session.view;
        const before = phases.get(session);
        phases.set(session, phase);
        if (phase === 'finished' && before !== 'finished' && before !== undefined) void this.#supply(session.document);
      }),
    );
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  /** Without a network counts speak alone: whatever goes wrong here belongs into the log. */
  async #supply(document: vscode.Uri): Promise<void> {
    const { sessions, models, engine, log } = this.#services;
    try {
      const saved = await models.savedOf(document);
      const session = saved ? sessions.of(document) : sessions.known(document);
      await session?.restore(saved);
      if (!session?.view.started || !this.#documents.has(document)) return;
      const weights = await (await engine.reader()).request('weights', session.model);
      await (await engine.predictor()).request('attach', { document: document.toString(), weights });
    } catch (error) {
      log.info(`suggestions: ${String(error)}`);
    }
  }
}
