import * as vscode from 'vscode';
import type { Services } from '../models/services.ts';
import type { InspectionCalls } from '../protocol/inspection.ts';
import type { ModelReference } from '../protocol/reader.ts';
import type { TrainingSession } from '../sessions/trainingSession.ts';
import { askAbout, type About, type Question } from './askAbout.ts';
import { textState } from './textState.ts';
import { EditorPositions } from '../text/editorPositions.ts';
import { Overtaken } from './overtaken.ts';

/** An open document and the model that reads it: asks the engine, and finds answers' places in the editor. */
export class InspectedDocument {
  readonly uri: vscode.Uri;
  readonly session: TrainingSession;
  readonly #services: Services;
  #digest: { readonly state: number; readonly value: Promise<string> } | undefined;
  #positions: { readonly state: number; readonly value: EditorPositions } | undefined;

  constructor(services: Services, uri: vscode.Uri) {
    this.#services = services;
    this.uri = uri;
    this.session = services.sessions.of(uri);
  }

  /** Undefined while no editor holds it. */
  get document(): vscode.TextDocument | undefined {
    const key = this.uri.toString();
    return vscode.workspace.textDocuments.find((document) => !document.isClosed && document.uri.toString() === key);
  }

  /** Which text it is now, as `textState` numbers them; -1 while it is closed. */
  get state(): number {
    const { document } = this;
    return document ? textState(document) : -1;
  }

  /** Every editor that shows it, split ones too; the active one first. */
  get editors(): readonly vscode.TextEditor[] {
    const key = this.uri.toString();
    const showing = vscode.window.visibleTextEditors.filter(({ document }) => document.uri.toString() === key);
    const active = vscode.window.activeTextEditor;
    return active && showing.includes(active) ? [active, ...showing.filter((editor) => editor !== active)] : showing;
  }

  /** Throws `Overtaken` when the document is closed. */
  get positions(): EditorPositions {
    const { document } = this;
    if (!document) throw new Overtaken();
    const state = textState(document);
    if (this.#positions?.state !== state) {
      this.#positions = { state, value: new EditorPositions(document.getText()) };
    }
    return this.#positions.value;
  }

  /** SHA-256 of the text a model reads, as a checkpoint names the one it learned. */
  digest(): Promise<string> {
    const { state } = this;
    if (this.#digest?.state !== state) this.#digest = { state, value: digestOf(this.positions.text) };
    return this.#digest.value;
  }

  offsetOf(position: vscode.Position): number {
    return this.positions.offsetOf(position);
  }

  rangeOf(from: number, to: number): vscode.Range {
    const start = this.positions.positionOf(from);
    const end = this.positions.positionOf(to);
    return new vscode.Range(start.line, start.character, end.line, end.character);
  }

  /** The texts of tokens that begin at `starts` [tokens + 1], line ends being LF. */
  tokensOf(starts: Uint32Array): string[] {
    const [first = 0] = starts;
    const text = this.document?.getText(this.rangeOf(first, starts.at(-1) ?? first)).replaceAll('\r\n', '\n') ?? '';
    const characters = Array.from(text);
    return Array.from({ length: starts.length - 1 }, (_, i) =>
      characters.slice((starts[i] ?? 0) - first, (starts[i + 1] ?? 0) - first).join(''),
    );
  }

  /** What reads this document, after a step of its run where both are there; a model saved in earlier days is found, too. */
  async model(step: number | null = null): Promise<ModelReference | null> {
    const { run, saved } = this.session.model;
    if (run === null && saved === null) await this.#services.savedModels.restored(this.uri);
    const { model } = this.session;
    if (model.run === null && model.saved === null) return null;
    return step === null || model.run === null ? model : { ...model, step };
  }

  /** Asks about this document as it is now. Rejects with `Overtaken` when it changed before an answer came that names places of it. */
  async ask<Q extends Question>(
    question: Q,
    model: ModelReference,
    about: About<Q>,
    signal?: AbortSignal,
  ): Promise<ReturnType<InspectionCalls[Q]>> {
    const { state: version, positions } = this;
    const text = {
      text: this.uri.toString(),
      version,
      content: () => positions.text,
      isPresent: () => this.state === version,
    };
    return askAbout(await this.#services.engine.reader(), text, question, { ...about, model }, signal);
  }

  /** Steps of the present run that can be looked back on. */
  async snapshots(): Promise<readonly number[]> {
    const { run } = this.session.model;
    if (run === null) return [];
    return (await this.#services.engine.reader()).request('snapshots', run);
  }
}

async function digestOf(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
