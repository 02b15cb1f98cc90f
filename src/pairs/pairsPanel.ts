import * as vscode from 'vscode';
import { checked } from '../editor/checked.ts';
import { Disposables } from '../editor/disposables.ts';
import { localised } from '../editor/localised.ts';
import { saveExport } from '../editor/saveExport.ts';
import { WebviewConversation } from '../editor/webviewConversation.ts';
import { panels } from '../ids.ts';
import { otherPairsModelOf, pairsModelOf } from '../models/modelKeys.ts';
import type { Services } from '../models/services.ts';
import {
  pairReadingChoice,
  settingsChoice,
  type PairsChoice,
  type PairsEvents,
  type PairsHostCalls,
  type PairsPlanned,
  type PairsReadAs,
  type PairsSnapshot,
} from '../protocol/pairs.ts';
import { pairsSettings, resumedPairsSettings, type ChosenPairsSettings } from '../protocol/pairsSettings.ts';
import { pairsStrings } from '../protocol/pairsStrings.ts';
import type { ModelReference } from '../protocol/reader.ts';
import type { TrainingSession } from '../sessions/trainingSession.ts';
import { LiveExamples } from './liveExamples.ts';
import { PairCursor } from './pairCursor.ts';
import { PairsDocument } from './pairsDocument.ts';
import { startPairs } from './startPairs.ts';

export const defaultChoice: PairsChoice = {
  reading: { format: null, columns: null, targets: null },
  settings: {},
  budget: { seconds: 60 },
};

/** The pairs of one document: how they were read, how well they are learned, and where the network looks. */
export class PairsPanel implements vscode.Disposable {
  readonly panel: vscode.WebviewPanel;
  readonly document: vscode.Uri;
  readonly #services: Services;
  readonly #session: TrainingSession;
  readonly #other: TrainingSession;
  readonly #disposables = new Disposables();
  readonly #conversation: WebviewConversation<PairsHostCalls, PairsEvents>;
  readonly #pairs: PairsDocument;
  readonly #cursor: PairCursor;
  readonly #examples: LiveExamples;
  #choice: PairsChoice;

  static create(services: Services, document: vscode.Uri, title: string, choice: PairsChoice): PairsPanel {
    const panel = vscode.window.createWebviewPanel(
      panels.pairs,
      title,
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
      { enableFindWidget: true },
    );
    return new PairsPanel(services, document, panel, choice);
  }

  static revive(services: Services, document: vscode.Uri, panel: vscode.WebviewPanel, choice: PairsChoice): PairsPanel {
    return new PairsPanel(services, document, panel, choice);
  }

  private constructor(services: Services, document: vscode.Uri, panel: vscode.WebviewPanel, choice: PairsChoice) {
    this.#services = services;
    this.document = document;
    this.panel = panel;
    this.#choice = choice;
    this.#session = services.sessions.of(pairsModelOf(document));
    this.#other = services.sessions.of(otherPairsModelOf(document));
    panel.iconPath = new vscode.ThemeIcon('arrow-swap');
    this.#pairs = new PairsDocument(document, choice.reading);
    this.#cursor = this.#disposables.add(
      new PairCursor(
        this.#pairs,
        (pair) => this.#conversation.tell('pair', pair),
        () => void this.#tellReading(),
      ),
    );
    this.#examples = this.#disposables.add(
      new LiveExamples(
        services,
        this.#session,
        () => this.#pairs.source(),
        (examples) => this.#conversation.tell('examples', examples),
      ),
    );
    const strings = localised(pairsStrings);
    this.#conversation = this.#disposables.add(
      new WebviewConversation<PairsHostCalls, PairsEvents>(panel, {
        extensionUri: services.extensionUri,
        name: 'pairs',
        strings,
        log: services.log,
        handlers: {
          ready: () => this.#snapshot(),
          read: (wanted) => {
            const reading = checked(pairReadingChoice, wanted, strings);
            this.#choice = { ...this.#choice, reading };
            this.#pairs.reading = reading;
            this.#cursor.refresh();
            return this.readAs();
          },
          choose: (wanted) => {
            this.#choice = { ...this.#choice, ...checked(settingsChoice, wanted, strings) };
            return this.#plan();
          },
          train: () => this.train(),
          trainOther: () => this.#trainOther(),
          goOn: () => this.train({ goOn: true }),
          pause: () => this.#running.pause(),
          resume: () => this.#running.resume(),
          stepOnce: () => this.#running.stepOnce(),
          stop: () => this.#running.stop(),
          translate: async (question, signal) =>
            (await services.engine.reader()).request('translate', { ...question, model: this.#model }, signal),
          checkAttention: async (question, signal) =>
            (await services.engine.reader()).request('checkAttention', { ...question, model: this.#model }, signal),
          save: (file) => saveExport(document, file),
          light: (stretches) => this.#cursor.light(stretches),
        },
      }),
    );
    this.#disposables.add(this.#session.onDidChange((change) => this.#conversation.tell('run', change)));
    this.#disposables.add(this.#other.onDidChange((change) => this.#conversation.tell('other', change)));
    this.#disposables.add(
      services.engine.onDidPublish(({ run, step }) => {
        if (run === this.#session.model.run) this.#conversation.tell('published', step);
      }),
    );
    this.#disposables.add(panel.onDidChangeViewState(() => (this.#examples.wanted = panel.visible)));
    this.#examples.wanted = panel.visible;
  }

  /** Trains with what is chosen here, or goes on where the saved model stopped. Rejects with the sentence to show. */
  async train({ goOn = false } = {}): Promise<void> {
    await this.#train(this.#session, this.#choice.settings, goOn);
  }

  /** How the document is read as pairs now, and what would be trained. */
  async readAs(): Promise<PairsReadAs> {
    return { preview: await this.#pairs.preview(), planned: await this.#plan() };
  }

  /** What a person chose here so far. */
  get choice(): PairsChoice {
    return this.#choice;
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  get #model(): ModelReference {
    return this.#session.model;
  }

  /** The run that pause and stop are about: the one that trains, else the panel's own. */
  get #running(): TrainingSession {
    return this.#other.active && !this.#session.active ? this.#other : this.#session;
  }

  async #trainOther(): Promise<void> {
    const trained = pairsSettings.safeParse(this.#session.view.started?.settings);
    const settings = trained.success ? trained.data : this.#choice.settings;
    const attention = settings.attention === 'none' ? 'general' : 'none';
    await this.#train(this.#other, { ...settings, attention });
  }

  async #train(session: TrainingSession, settings: ChosenPairsSettings, goOn = false): Promise<void> {
    const { source, reading } = await this.#pairs.source();
    const { budget } = this.#choice;
    const { name } = this.#pairs;
    const wanted = goOn ? resumedPairsSettings.parse(settings) : settings;
    await startPairs(this.#services, session.document, { name, source, reading, settings: wanted, budget }, goOn);
  }

  async #snapshot(): Promise<PairsSnapshot> {
    const { savedModels } = this.#services;
    for (const { document } of [this.#session, this.#other]) await savedModels.restored(document);
    const readAs = await this.readAs();
    if (!this.#cursor.pair) this.#cursor.refresh();
    return {
      uri: this.document.toString(),
      name: this.#pairs.name,
      choice: this.#choice,
      ...readAs,
      run: this.#session.view,
      other: this.#other.view,
      published: this.#session.publishedStep,
      examples: this.#examples.latest,
      pair: this.#cursor.pair,
    };
  }

  async #tellReading(): Promise<void> {
    if (!this.#conversation.live) return;
    try {
      this.#conversation.tell('readAs', await this.readAs());
    } catch (error) {
      this.#services.log.warn(`pairs: ${String(error)}`);
    }
  }

  /** What would be trained, or the sentence that says why nothing can be. */
  async #plan(): Promise<PairsPlanned> {
    try {
      const { source, reading } = await this.#pairs.source();
      const trainer = await this.#services.engine.trainer();
      return { plan: await trainer.request('planPairs', { source, reading, settings: this.#choice.settings }) };
    } catch (error) {
      return { refusal: error instanceof Error ? error.message : String(error) };
    }
  }
}
