import * as vscode from 'vscode';
import { Disposables } from '../editor/disposables.ts';
import { localised } from '../editor/localised.ts';
import { WebviewConversation } from '../editor/webviewConversation.ts';
import { panels, storageKeys } from '../ids.ts';
import type {
  ChapterEntry,
  LessonEvents,
  LessonHostCalls,
  LessonReference,
  LessonSnapshot,
} from '../protocol/lesson.ts';
import { experimentRun } from '../protocol/lessonExperiments.ts';
import { experimentStrings } from '../protocol/experimentStrings.ts';
import { lessonProblems } from '../protocol/lessonProblems.ts';
import { lessonStrings } from '../protocol/lessonStrings.ts';
import type { Lesson } from '../protocol/lessonText.ts';
import { chapterNames } from './chapterNames.ts';
import { keyOf } from './lessonKey.ts';
import { saveAsPage } from './lessonPage.ts';
import type { LessonServices } from './lessonServices.ts';
import { showSource } from './referenceSource.ts';
import { actFor } from './stepActions.ts';
import { formulaOf, termOf } from './livingFormulas.ts';

/** The panel lessons are read in. It shows one lesson at a time and walks from one to another. */
export class LessonPanel implements vscode.Disposable {
  readonly panel: vscode.WebviewPanel;
  readonly #services: LessonServices;
  readonly #disposables = new Disposables();
  readonly #conversation: WebviewConversation<LessonHostCalls, LessonEvents>;
  #reference: LessonReference;
  #anchor: string | null;

  static create(services: LessonServices, reference: LessonReference, anchor: string | null): LessonPanel {
    const panel = vscode.window.createWebviewPanel(
      panels.lesson,
      vscode.l10n.t('Lesson'),
      vscode.window.activeTextEditor ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active,
      { enableFindWidget: true },
    );
    return new LessonPanel(services, panel, reference, anchor);
  }

  static revive(services: LessonServices, panel: vscode.WebviewPanel, reference: LessonReference): LessonPanel {
    // The page is titled as a new one is; the tab takes the lesson's title once that has been read.
    panel.title = vscode.l10n.t('Lesson');
    return new LessonPanel(services, panel, reference, null);
  }

  private constructor(
    services: LessonServices,
    panel: vscode.WebviewPanel,
    reference: LessonReference,
    anchor: string | null,
  ) {
    this.#services = services;
    this.panel = panel;
    this.#reference = reference;
    this.#anchor = anchor;
    panel.iconPath = new vscode.ThemeIcon('mortar-board');
    const { extensionUri, log, experiments, progress, reader, formulas, library, globalState } = services;
    this.#conversation = this.#disposables.add(
      new WebviewConversation<LessonHostCalls, LessonEvents>(panel, {
        extensionUri,
        name: 'lesson',
        strings: localised({ ...lessonStrings, ...lessonProblems, ...experimentStrings }),
        log,
        handlers: {
          ready: () => this.#snapshot(),
          open: ({ reference, anchor }) => this.show(this.#allowed(reference), anchor),
          openWeb: async (url) => {
            if (url.startsWith('https://')) await vscode.env.openExternal(vscode.Uri.parse(url, true));
          },
          answer: ({ question, right }) => progress.answer(this.#reference, question, right),
          act: (goal) => actFor(goal, reader),
          run: ({ experiment, run }) => experiments.run(this.#reference, experiment, experimentRun.parse(run)),
          cancel: (experiment) => experiments.cancel(this.#reference, experiment),
          read: async ({ formula, term }, signal) => formulas.read(await this.#lesson(), formula, term, signal),
          check: async (formula, signal) => {
            const check = await formulas.check(await this.#lesson(), formula, signal);
            await services.steps.reached('check-equation');
            return check;
          },
          compute: async ({ example, numbers }, signal) =>
            formulas.compute(await this.#lesson(), example, numbers, signal),
          inspect: async ({ formula, term }) => {
            await actFor('open-inspector', reader, termOf(formulaOf(await this.#lesson(), formula), term).value);
          },
          showSource: async ({ formula, term }) => {
            const block = formulaOf(await this.#lesson(), formula);
            await showSource(block.model, termOf(block, term).value);
          },
          zoom: async (factor) => {
            await globalState.update(storageKeys.lessonZoom, factor);
          },
          print: async (body) => saveAsPage((await this.#lesson()).title, body),
        },
      }),
    );
    this.#disposables.add(
      experiments.onDidChange(({ reference, experiment }) => void this.#tellExperiment(reference, experiment)),
    );
    this.#disposables.add(experiments.onDidChangeAll(() => void this.#tellExperiments()));
    this.#disposables.add(progress.onDidChange(() => void this.#tellProgress()));
    this.#disposables.add(reader.onDidChange(() => this.#conversation.tell('document', reader.name)));
    this.#disposables.add(library.onDidChange((uri) => void this.#reload(uri)));
  }

  get reference(): LessonReference {
    return this.#reference;
  }

  /** Goes to a lesson, or to a place in the one that is shown. */
  async show(reference: LessonReference, anchor: string | null): Promise<void> {
    this.#reference = reference;
    this.#anchor = anchor;
    if (this.#conversation.live) {
      const snapshot = await this.#snapshot();
      // Another lesson may have been asked for meanwhile, and be there sooner.
      if (this.#reference !== reference) return;
      this.#conversation.tell('show', snapshot);
    }
    await this.#services.steps.watch(reference);
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  #lesson(): Promise<Lesson> {
    return this.#services.library.open(this.#reference);
  }

  /** What a page asks for is not trusted: only chapters, and files in the folder of the file that is shown. */
  #allowed(reference: LessonReference): LessonReference {
    if (reference.kind === 'chapter') return reference;
    const folder = (uri: string) => vscode.Uri.joinPath(vscode.Uri.parse(uri, true), '..').toString();
    const here = this.#reference;
    if (here.kind === 'file' && reference.uri.endsWith('.md') && folder(here.uri) === folder(reference.uri))
      return reference;
    throw new Error(vscode.l10n.t('A lesson can only lead to lessons in its own folder.'));
  }

  async #snapshot(): Promise<LessonSnapshot> {
    const { experiments, progress, reader, globalState, library } = this.#services;
    const reference = this.#reference;
    const anchor = this.#anchor;
    this.#anchor = null;
    const lesson = await this.#lesson();
    const chapters = await this.#chapters();
    const examples = reference.kind === 'chapter' ? (await library.shippedExamples())[reference.name] : undefined;
    // Asked for last, so that no change of theirs is told before this is.
    const states = lesson.blocks.flatMap((block) =>
      block.type === 'experiment' ? [experiments.stateOf(reference, block.id).then((state) => [block.id, state])] : [],
    );
    const experimentStates = Object.fromEntries(await Promise.all(states)) as LessonSnapshot['experiments'];
    // Another lesson was asked for meanwhile: that is the one to be drawn.
    if (this.#reference !== reference) return this.#snapshot();
    this.panel.title = lesson.title;
    return {
      reference,
      lesson,
      anchor,
      chapters,
      progress: progress.of(reference),
      experiments: experimentStates,
      examples: examples ?? {},
      document: reader.name,
      zoom: globalState.get(storageKeys.lessonZoom, 1),
    };
  }

  async #chapters(): Promise<ChapterEntry[]> {
    const { library, progress } = this.#services;
    return Promise.all(
      chapterNames.map(async (name) => {
        const lesson = await library.chapter(name);
        return { name, title: lesson.title, ...progress.countDone(lesson, { kind: 'chapter', name }) };
      }),
    );
  }

  async #tellExperiment(reference: LessonReference, experiment: string): Promise<void> {
    const state = await this.#services.experiments.stateOf(reference, experiment);
    if (keyOf(reference) === keyOf(this.#reference)) this.#conversation.tell('experiment', { id: experiment, state });
  }

  async #tellExperiments(): Promise<void> {
    const reference = this.#reference;
    const { blocks } = await this.#lesson();
    for (const block of blocks) if (block.type === 'experiment') await this.#tellExperiment(reference, block.id);
  }

  async #tellProgress(): Promise<void> {
    const chapters = await this.#chapters();
    // Of the lesson that is shown by now.
    this.#conversation.tell('progress', { progress: this.#services.progress.of(this.#reference), chapters });
  }

  async #reload(uri: string): Promise<void> {
    if (this.#reference.kind === 'file' && this.#reference.uri === uri) await this.show(this.#reference, null);
  }
}
