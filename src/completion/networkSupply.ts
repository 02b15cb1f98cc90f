import * as vscode from 'vscode';
import { Disposables } from '../editor/disposables.ts';
import { isAtOrIn } from '../editor/renamed.ts';
import type { Services } from '../models/services.ts';
import type { TrainingSession } from '../sessions/trainingSession.ts';
import type { ToldDocuments } from './toldDocuments.ts';

/** Lets the networks that were trained on documents join in their suggestions, saved ones and each when its run ends, until they are deleted. */
export class NetworkSupply implements vscode.Disposable {
  readonly #services: Services;
  readonly #documents: ToldDocuments;
  readonly #disposables = new Disposables();
  /** The network on its way to each document. */
  readonly #underWay = new Map<string, AbortController>();

  constructor(services: Services, documents: ToldDocuments) {
    this.#services = services;
    this.#documents = documents;
    this.#disposables.add(documents.onDidOpen(({ uri }) => void this.#supply(uri)));
    this.#disposables.add(
      services.savedModels.onDidMove((rename) => {
        for (const { uri } of vscode.workspace.textDocuments)
          if (isAtOrIn(uri, rename.newUri) && documents.has(uri)) void this.#supply(uri);
      }),
    );
    this.#disposables.add(services.savedModels.onDidDeleteModel((document) => void this.#withdraw(document)));
    this.#disposables.add(
      services.engine.onDidPublish(({ run }) => {
        // What a run ended with may be published after its end is known.
        for (const { uri } of vscode.workspace.textDocuments) {
          const session = documents.has(uri) ? services.sessions.known(uri) : undefined;
          if (session?.view.phase === 'finished' && session.model.run === run) void this.#supply(uri);
        }
      }),
    );
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
    const { sessions, models, savedModels, engine, log } = this.#services;
    const way = this.#replace(document);
    const { signal } = way;
    try {
      // A session that is made is kept as long as the window: not for what has no model.
      if (!sessions.known(document) && !(await models.savedOf(document))) return;
      const session = await savedModels.restored(document);
      if (!session.view.started || !this.#documents.has(document)) return;
      const weights = await (await engine.reader()).request('weights', session.model, signal);
      await (await engine.predictor()).request('attach', { document: document.toString(), weights }, signal);
    } catch (error) {
      if (!signal.aborted) log.info(`suggestions: ${String(error)}`);
    } finally {
      if (this.#underWay.get(document.toString()) === way) this.#underWay.delete(document.toString());
    }
  }

  /** A model that is forgotten suggests nothing more. */
  async #withdraw(document: vscode.Uri): Promise<void> {
    this.#underWay.get(document.toString())?.abort();
    if (!this.#documents.has(document)) return;
    try {
      (await this.#services.engine.predictor()).notify('detach', document.toString());
    } catch (error) {
      this.#services.log.info(`suggestions: ${String(error)}`);
    }
  }

  /** Gives up what is on its way to the document for what comes now. */
  #replace(document: vscode.Uri): AbortController {
    const next = new AbortController();
    this.#underWay.get(document.toString())?.abort();
    this.#underWay.set(document.toString(), next);
    return next;
  }
}
