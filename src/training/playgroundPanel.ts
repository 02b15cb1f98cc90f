import * as vscode from 'vscode';
import * as z from 'zod/mini';
import { checked } from '../editor/checked.ts';
import { Disposables } from '../editor/disposables.ts';
import { Latest } from '../editor/latest.ts';
import { localised } from '../editor/localised.ts';
import { nameOf } from '../editor/nameOf.ts';
import { setting } from '../editor/settings.ts';
import { WebviewConversation } from '../editor/webviewConversation.ts';
import { commands, panels, settings } from '../ids.ts';
import type { Services } from '../models/services.ts';
import type {
  PlaygroundEvents,
  PlaygroundHostCalls,
  PlaygroundPlanned,
  PlaygroundSnapshot,
} from '../protocol/playground.ts';
import { playgroundStrings } from '../protocol/playgroundStrings.ts';
import { runStrings } from '../protocol/runStrings.ts';
import { budget, chosenSettings, steeringChange, type ChosenSettings } from '../protocol/settings.ts';
import type { TrainingSession } from '../sessions/trainingSession.ts';
import { beginningOf } from './beginningOf.ts';
import type { PlaygroundChoice } from './playgroundChoice.ts';
import { runRows, runsDesk } from './runsDesk.ts';
import { SampleWriter } from './sampleWriter.ts';
import { startTraining } from './startTraining.ts';
import { trainingDocument, type TrainingDocument } from './trainingDocument.ts';

const choices = z.object({ settings: chosenSettings, budget });
const resumedSettings = z.pick(chosenSettings, { learningRate: true });

/** The playground of one document: a form, a curve, a sample. The session is the truth; this draws it. */
export class PlaygroundPanel implements vscode.Disposable {
  readonly panel: vscode.WebviewPanel;
  readonly document: vscode.Uri;
  readonly #services: Services;
  readonly #session: TrainingSession;
  readonly #disposables = new Disposables();
  readonly #conversation: WebviewConversation<PlaygroundHostCalls, PlaygroundEvents>;
  readonly #samples: SampleWriter;
  readonly #planning: Latest;
  /** Whether only the selected part of the document was meant when it was last planned. */
  #selected = false;
  #choice: PlaygroundChoice;

  static create(services: Services, document: vscode.Uri, title: string, choice: PlaygroundChoice): PlaygroundPanel {
    const panel = vscode.window.createWebviewPanel(
      panels.playground,
      title,
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
      { enableFindWidget: true },
    );
    return new PlaygroundPanel(services, document, panel, choice);
  }

  static revive(
    services: Services,
    document: vscode.Uri,
    panel: vscode.WebviewPanel,
    choice: PlaygroundChoice,
  ): PlaygroundPanel {
    return new PlaygroundPanel(services, document, panel, choice);
  }

  private constructor(services: Services, document: vscode.Uri, panel: vscode.WebviewPanel, choice: PlaygroundChoice) {
    this.#services = services;
    this.document = document;
    this.panel = panel;
    this.#choice = choice;
    this.#session = services.sessions.of(document);
    panel.iconPath = new vscode.ThemeIcon('graph-line');
    this.#samples = this.#disposables.add(
      new SampleWriter(services, this.#session, (sample) => this.#conversation.tell('sample', sample)),
    );
    this.#samples.temperature = choice.temperature;
    const strings = { ...localised(playgroundStrings), ...prefixed('run.', localised(runStrings)) };
    this.#conversation = this.#disposables.add(
      new WebviewConversation<PlaygroundHostCalls, PlaygroundEvents>(panel, {
        extensionUri: services.extensionUri,
        name: 'playground',
        strings,
        log: services.log,
        handlers: {
          ready: () => this.#snapshot(),
          choose: (wanted) => {
            this.#choice = { ...this.#choice, ...checked(choices, wanted, strings) };
            return this.#plan();
          },
          train: async () => void (await this.train()),
          goOn: async (change) => void (await this.train({ goOn: checked(resumedSettings, change, strings) })),
          pause: () => this.#session.pause(),
          resume: () => this.#session.resume(),
          stepOnce: () => this.#session.stepOnce(),
          stop: () => this.#session.stop(),
          steer: (change) => this.#session.steer(checked(steeringChange, change, strings)),
          ...runsDesk(services, document),
          compare: async () => void (await vscode.commands.executeCommand(commands.compareCells, document)),
          setTemperature: (temperature) => {
            this.#choice = { ...this.#choice, temperature };
            this.#samples.temperature = temperature;
          },
        },
      }),
    );
    this.#planning = new Latest(
      () => this.#tellPlanned(),
      (error) => services.log.warn(`plan: ${String(error)}`),
    );
    this.#disposables.add({ dispose: () => this.#planning.end() });
    this.#disposables.add(
      this.#session.onDidChange((change) => {
        this.#conversation.tell('run', change);
        if (!this.#session.active) this.#planning.runSoon();
      }),
    );
    this.#disposables.add(
      vscode.workspace.onDidChangeTextDocument(({ document: changed, contentChanges }) => {
        if (contentChanges.length > 0 && changed.uri.toString() === document.toString()) this.#planning.runSoon();
      }),
    );
    this.#disposables.add(
      vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
        if (textEditor.document.uri.toString() !== document.toString()) return;
        if (this.#selected || !selections[0]?.isEmpty) this.#planning.runSoon();
      }),
    );
    this.#disposables.add(vscode.window.onDidChangeVisibleTextEditors(() => this.#planning.runSoon()));
    this.#disposables.add(
      services.runs.onDidChange((changed) => {
        if (changed.toString() === document.toString())
          this.#tellRuns().catch((error: unknown) => services.log.warn(`runs: ${String(error)}`));
      }),
    );
    this.#disposables.add(panel.onDidChangeViewState(() => (this.#samples.wanted = panel.visible)));
    this.#samples.wanted = panel.visible;
  }

  /** Trains with what is chosen here, or goes on where the saved model stopped: as `startTraining`. */
  async train({
    document,
    goOn,
  }: { document?: TrainingDocument; goOn?: ChosenSettings | undefined } = {}): Promise<boolean> {
    const { settings, budget } = this.#choice;
    const text = document ?? (await trainingDocument(this.document));
    return startTraining(this.#services, text, goOn ?? settings, budget, { goOn: goOn !== undefined });
  }

  /** What a person chose here so far. */
  get choice(): PlaygroundChoice {
    return this.#choice;
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  async #snapshot(): Promise<PlaygroundSnapshot> {
    await this.#services.savedModels.restored(this.document);
    const { settings: chosen, budget, temperature } = this.#choice;
    const [planned, runs] = [await this.#plan(), await runRows(this.#services, this.document)];
    // Last: what changes while the others are waited for is told to a page that has not asked yet.
    return {
      uri: this.document.toString(),
      name: nameOf(this.document),
      engine: setting(settings.engine, this.document),
      planned,
      chosen,
      budget,
      temperature,
      run: this.#session.view,
      sample: this.#samples.latest,
      runs,
    };
  }

  async #tellRuns(): Promise<void> {
    if (this.#conversation.live) this.#conversation.tell('runs', await runRows(this.#services, this.document));
  }

  /** A run keeps the text it began with, and the engine has better to do meanwhile. */
  async #tellPlanned(): Promise<void> {
    if (this.#conversation.live && !this.#session.active) this.#conversation.tell('planned', await this.#plan());
  }

  /** What would be trained, or the sentence that says why nothing can be. */
  async #plan(): Promise<PlaygroundPlanned> {
    try {
      const { source, characters, selection } = await trainingDocument(this.document);
      this.#selected = selection;
      const trainer = await this.#services.engine.trainer();
      const read = beginningOf(source);
      const request = { source: read, characters, settings: this.#choice.settings };
      return { plan: await trainer.request('plan', request), characters, selection, beginning: read !== source };
    } catch (error) {
      return { refusal: error instanceof Error ? error.message : String(error) };
    }
  }
}

/** Two tables share one attribute of the page: the second's names get a prefix. */
function prefixed(prefix: string, table: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(table).map(([name, text]) => [prefix + name, text]));
}
