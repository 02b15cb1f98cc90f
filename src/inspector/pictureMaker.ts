import * as vscode from 'vscode';
import { Disposables } from '../editor/disposables.ts';
import type { Services } from '../models/services.ts';
import type { QuantityAnswer } from '../protocol/inspection.ts';
import type { InspectorChoice, InspectorSnapshot, Picture } from '../protocol/inspector.ts';
import type { EditsSinceLearned } from './editsSinceLearned.ts';
import type { InspectedDocument } from './inspectedDocument.ts';
import { onDidChangeRun } from './onDidChangeRun.ts';
import { isOvertaken } from './overtaken.ts';
import { Latest } from '../editor/latest.ts';
import { TextColoring } from './textColoring.ts';
import { shownChoice } from './shownChoice.ts';
import { mostShown, stretchInView, type CharacterRange } from './stretchInView.ts';

/** Told of what is new to draw. */
export interface PictureEvents {
  picture(picture: Picture): void;
  trouble(trouble: InspectorSnapshot['trouble']): void;
  cursor(offset: number): void;
  choice(choice: InspectorChoice): void;
}

/** Keeps the picture of what the editor shows: made anew when the editor scrolls, the text changes or the network learns. */
export class PictureMaker implements vscode.Disposable {
  readonly #services: Services;
  readonly #subject: InspectedDocument;
  readonly #edits: EditsSinceLearned;
  readonly #events: PictureEvents;
  readonly #disposables = new Disposables();
  readonly #latest: Latest;
  /** What of the text is coloured. */
  readonly coloring: TextColoring;
  readonly #first = Promise.withResolvers<void>();
  #choice: InspectorChoice;
  #range: CharacterRange = { from: 0, to: mostShown };
  #picture: Picture | null = null;
  #trouble: InspectorSnapshot['trouble'] = null;
  #cursor = 0;
  #wanted = false;

  constructor(
    services: Services,
    subject: InspectedDocument,
    edits: EditsSinceLearned,
    choice: InspectorChoice,
    events: PictureEvents,
  ) {
    this.#services = services;
    this.#subject = subject;
    this.#edits = edits;
    this.#choice = choice;
    this.#events = events;
    this.coloring = this.#disposables.add(new TextColoring(services, subject, choice));
    this.#latest = new Latest(
      (signal) => this.#make(signal),
      (error) => this.#failed(error),
    );
    const mine = (document: vscode.TextDocument) => document.uri.toString() === subject.uri.toString();
    this.#disposables.add(
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (mine(textEditor.document)) this.#follow(textEditor);
      }),
    );
    this.#disposables.add(
      vscode.window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => {
        if (mine(textEditor.document)) this.#look(stretchInView(subject, textEditor));
      }),
    );
    this.#disposables.add(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (mine(document) && contentChanges.length > 0) this.#latest.runSoon();
      }),
    );
    this.#disposables.add(vscode.workspace.onDidOpenTextDocument((document) => mine(document) && this.#latest.run()));
    this.#disposables.add(vscode.workspace.onDidCloseTextDocument((document) => mine(document) && this.#latest.run()));
    this.#disposables.add(
      services.engine.onDidPublish(({ run }) => {
        if (run === subject.session.request?.run && this.#choice.step === null) this.#latest.run();
      }),
    );
    this.#disposables.add(
      onDidChangeRun(subject.session, () => {
        this.#returnToNewest();
        this.#latest.run();
      }),
    );
    let { phase } = subject.session.view;
    this.#disposables.add(
      subject.session.onDidChange(({ state }) => {
        if (state.phase !== phase) this.#latest.run();
        ({ phase } = state);
      }),
    );
    this.#disposables.add({ dispose: () => this.#latest.end() });
  }

  /** Begins; from now on the events are told. */
  start(): void {
    const [editor] = this.#subject.editors;
    if (editor) this.#follow(editor);
    this.#latest.run();
  }

  /** Settled when there is a picture, or a reason why not. */
  get first(): Promise<void> {
    return this.#first.promise;
  }
  get picture(): Picture | null {
    return this.#picture;
  }
  get trouble(): InspectorSnapshot['trouble'] {
    return this.#trouble;
  }
  /** Whether what was drawn last is the document as it is now: only then do its places mean anything in the editor. */
  get isCurrent(): boolean {
    return this.#picture !== null && this.#picture.version === this.#subject.state;
  }
  get cursor(): number {
    return this.#cursor;
  }
  get choice(): InspectorChoice {
    return this.#choice;
  }

  /** Whether anybody looks; what changed meanwhile is made up for. */
  set wanted(wanted: boolean) {
    const again = wanted && !this.#wanted;
    this.#wanted = wanted;
    if (again && this.#picture) this.#latest.run();
  }

  choose(choice: InspectorChoice): void {
    this.#choice = choice;
    this.coloring.choose(choice);
    this.#latest.run();
  }

  scrollBy(characters: number): void {
    if (!this.#subject.document) return;
    const length = this.#subject.positions.length;
    const from = Math.max(0, Math.min(this.#range.from + characters, length - mostShown));
    this.#look({ from, to: Math.min(length, from + mostShown) });
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  #returnToNewest(): void {
    if (this.#choice.step !== null) this.#correct({ ...this.#choice, step: null });
  }

  /** What was chosen cannot be shown: something else is chosen for whoever looks. */
  #correct(choice: InspectorChoice): void {
    this.#choice = choice;
    this.coloring.choose(choice);
    this.#events.choice(choice);
  }

  #follow(editor: vscode.TextEditor): void {
    this.#cursor = this.#subject.offsetOf(editor.selection.active);
    this.#events.cursor(this.#cursor);
    this.coloring.moveCursor(this.#cursor);
    const { from, to } = this.#range;
    const outside = this.#cursor < from || this.#cursor > to;
    if (outside || !editor.selection.isEmpty || !this.#picture) this.#look(stretchInView(this.#subject, editor));
  }

  #look(range: CharacterRange): void {
    if (range.from === this.#range.from && range.to === this.#range.to && this.#picture) return;
    this.#range = range;
    this.#latest.run();
  }

  async #make(signal: AbortSignal): Promise<void> {
    if (!this.#wanted && this.#picture) return;
    if (!this.#subject.document) return this.#inTrouble('closed', vscode.l10n.t('The document was closed.'));
    if (this.#subject.positions.length === 0) {
      return this.#inTrouble('noText', vscode.l10n.t('The document is empty: there is nothing to look into.'));
    }
    const choice = this.#choice;
    const { layer, quantity, sorting, unit, step } = choice;
    const model = await this.#subject.model(step);
    if (!model) return this.#inTrouble('noModel', vscode.l10n.t('No network has learned this document yet.'));
    const edits = await this.#edits.of(this.#subject);
    const about = { ...this.#range, layer, quantity, sorting, unit, single: false };
    const hasty = await this.#subject.ask('quantity', model, { ...about, exact: false });
    this.#show(hasty, choice, edits);
    if (hasty.origin === 0) return;
    this.#show(await this.#subject.ask('quantity', model, { ...about, exact: true }, signal), choice, edits);
  }

  #show(answer: QuantityAnswer, asked: InspectorChoice, edits: Pick<Picture, 'edited' | 'written'>): void {
    const { positions } = this.#subject;
    const choice = shownChoice(asked, answer);
    // Something else that was chosen meanwhile has its own answer coming.
    if (choice !== asked && this.#choice === asked) this.#correct(choice);
    const learnedLength = this.#subject.session.view.started?.characters ?? positions.length;
    this.#trouble = null;
    this.#picture = {
      ...answer,
      tokens: this.#subject.tokensOf(answer.starts),
      documentLength: positions.length,
      learnedLength,
      ...edits,
    };
    this.#events.picture(this.#picture);
    this.#first.resolve();
  }

  #inTrouble(kind: NonNullable<InspectorSnapshot['trouble']>['kind'], sentence: string): void {
    this.#picture = null;
    this.#trouble = { kind, sentence };
    this.coloring.choose(this.#choice);
    this.#events.trouble(this.#trouble);
    this.#first.resolve();
  }

  #failed(error: unknown): void {
    if (isOvertaken(error)) return;
    if (this.#choice.step !== null) {
      this.#returnToNewest();
      this.#latest.run();
      return;
    }
    if (this.#subject.session.active && !this.#picture) {
      return this.#inTrouble('starting', vscode.l10n.t('The picture appears with the first weights of this training.'));
    }
    this.#services.log.warn(`inspector: ${String(error)}`);
    this.#inTrouble('failed', error instanceof Error ? error.message : String(error));
  }
}
