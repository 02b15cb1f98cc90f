import * as vscode from 'vscode';
import { Disposables } from '../editor/disposables.ts';
import { localised } from '../editor/localised.ts';
import { WebviewConversation } from '../editor/webviewConversation.ts';
import { commands, panels } from '../ids.ts';
import type { Services } from '../models/services.ts';
import {
  defaultInspectorChoice,
  type InspectorChoice,
  type InspectorEvents,
  type InspectorHostCalls,
  type InspectorSnapshot,
} from '../protocol/inspector.ts';
import { inspectorStrings } from '../protocol/inspectorStrings.ts';
import { answerInspector } from './inspectorAnswers.ts';
import type { EditsSinceLearned } from './editsSinceLearned.ts';
import { InspectedDocument } from './inspectedDocument.ts';
import { LinkedCharacter } from './linkedCharacter.ts';
import { onDidChangeRun } from './onDidChangeRun.ts';
import { PictureMaker } from './pictureMaker.ts';

/** The inspector of one document: a heatmap that follows the editor, and what explains it. */
export class InspectorPanel implements vscode.Disposable {
  readonly panel: vscode.WebviewPanel;
  readonly subject: InspectedDocument;
  readonly #disposables = new Disposables();
  readonly #conversation: WebviewConversation<InspectorHostCalls, InspectorEvents>;
  readonly #pictures: PictureMaker;
  readonly #title: string;

  static create(
    services: Services,
    edits: EditsSinceLearned,
    document: vscode.Uri,
    title: string,
    choice: Partial<InspectorChoice>,
  ): InspectorPanel {
    const panel = vscode.window.createWebviewPanel(
      panels.inspector,
      title,
      { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true },
      {},
    );
    return new InspectorPanel(services, edits, document, panel, { ...defaultInspectorChoice, ...choice });
  }

  static revive(
    services: Services,
    edits: EditsSinceLearned,
    document: vscode.Uri,
    panel: vscode.WebviewPanel,
    choice: InspectorChoice,
  ): InspectorPanel {
    return new InspectorPanel(services, edits, document, panel, choice);
  }

  private constructor(
    services: Services,
    edits: EditsSinceLearned,
    document: vscode.Uri,
    panel: vscode.WebviewPanel,
    choice: InspectorChoice,
  ) {
    this.panel = panel;
    this.#title = panel.title;
    this.subject = new InspectedDocument(services, document);
    panel.iconPath = new vscode.ThemeIcon('eye');
    this.#pictures = this.#disposables.add(
      new PictureMaker(services, this.subject, edits, choice, {
        picture: (picture) => this.#conversation.tell('picture', picture),
        trouble: (trouble) => this.#conversation.tell('trouble', trouble),
        cursor: (offset) => this.#conversation.tell('cursor', offset),
        choice: (choice) => this.#conversation.tell('choice', choice),
      }),
    );
    const linked = this.#disposables.add(new LinkedCharacter(this.subject));
    this.#conversation = this.#disposables.add(
      new WebviewConversation<InspectorHostCalls, InspectorEvents>(panel, {
        extensionUri: services.extensionUri,
        name: 'inspector',
        strings: localised(inspectorStrings),
        log: services.log,
        handlers: {
          ready: () => this.#snapshot(),
          choose: (choice) => {
            if (choice.quantity === 'forget') services.milestones.reached('show-forget-gate');
            this.#pictures.choose(choice);
          },
          scrollBy: (characters) => this.#pictures.scrollBy(characters),
          train: async () => {
            await vscode.commands.executeCommand(commands.train, document);
          },
          ...answerInspector(services, this.subject, this.#pictures, linked),
        },
      }),
    );
    this.#disposables.add(
      services.engine.onDidPublish(({ run }) => {
        if (run === this.subject.session.request?.run) void this.#tellSnapshots();
      }),
    );
    this.#disposables.add(onDidChangeRun(this.subject.session, () => void this.#tellSnapshots()));
    this.#disposables.add(
      panel.onDidChangeViewState(() => {
        this.#pictures.wanted = panel.visible;
        // A hidden page is gone, and does not tell that nothing is pointed at any more.
        if (panel.visible) return;
        linked.show();
        this.#pictures.coloring.point(null);
      }),
    );
    this.#pictures.wanted = panel.visible;
    this.#pictures.start();
  }

  get document(): vscode.Uri {
    return this.subject.uri;
  }

  /** What a person chose here so far. */
  get choice(): InspectorChoice {
    return this.#pictures.choice;
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  async #snapshot(): Promise<InspectorSnapshot> {
    const [snapshots] = await Promise.all([this.subject.snapshots(), this.#pictures.first]);
    const { picture, trouble, cursor, choice } = this.#pictures;
    return {
      uri: this.subject.uri.toString(),
      name: this.#title,
      choice,
      picture,
      trouble,
      cursor,
      snapshots,
    };
  }

  async #tellSnapshots(): Promise<void> {
    if (!this.#conversation.live) return;
    const { run } = this.subject.session.model;
    const snapshots = await this.subject.snapshots();
    // Those of a run that was replaced meanwhile are told by nobody.
    if (this.subject.session.model.run === run) this.#conversation.tell('snapshots', snapshots);
  }
}
