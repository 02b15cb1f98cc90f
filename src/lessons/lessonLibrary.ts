import * as vscode from 'vscode';
import { Disposables } from '../editor/disposables.ts';
import type { ComputedExample, LessonReference } from '../protocol/lesson.ts';
import type { KeptResult } from '../protocol/lessonResults.ts';
import type { Lesson } from '../protocol/lessonText.ts';
import { chapterNames } from './chapterNames.ts';
import { largestLesson } from './format/largestLesson.ts';

/** What ships with the chapters, by chapter and block. */
type Shipped<T> = Readonly<Record<string, Readonly<Record<string, T>>>>;

/** Reads lessons: our chapters, and Markdown files of anybody. */
export class LessonLibrary implements vscode.Disposable {
  readonly #folder: vscode.Uri;
  readonly #disposables = new Disposables();
  readonly #changed = this.#disposables.add(new vscode.EventEmitter<string>());
  /** A Markdown file was saved; its URI. */
  readonly onDidChange = this.#changed.event;
  readonly #chapters = new Map<string, Promise<Lesson>>();
  #results: Promise<Shipped<KeptResult>> | undefined;
  #examples: Promise<Shipped<ComputedExample>> | undefined;

  constructor(extensionUri: vscode.Uri) {
    this.#folder = vscode.Uri.joinPath(extensionUri, 'media', 'lessons');
    this.#disposables.add(
      vscode.workspace.onDidSaveTextDocument(({ uri }) => {
        if (uri.path.endsWith('.md')) this.#changed.fire(uri.toString());
      }),
    );
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  chapter(name: string): Promise<Lesson> {
    const known = this.#chapters.get(name) ?? this.#readChapter(name);
    this.#chapters.set(name, known);
    return known;
  }

  /** A lesson, its quotations filled in. Throws with a sentence when it cannot be read. */
  async open(reference: LessonReference): Promise<Lesson> {
    if (reference.kind === 'chapter') return this.chapter(reference.name);
    const uri = vscode.Uri.parse(reference.uri, true);
    const source = await readText(uri);
    const beside = (name: string) => readText(vscode.Uri.joinPath(uri, '..', `${name}.md`)).catch(() => null);
    return parse(source, beside);
  }

  /** Results that we measured and ship, by chapter and experiment. */
  shippedResults(): Promise<Shipped<KeptResult>> {
    this.#results ??= this.#readShipped('results.json');
    return this.#results;
  }

  /** The chapters' examples, computed with the numbers they begin with. */
  shippedExamples(): Promise<Shipped<ComputedExample>> {
    this.#examples ??= this.#readShipped('examples.json');
    return this.#examples;
  }

  async #readShipped<T>(file: string): Promise<Shipped<T>> {
    return JSON.parse(await readText(vscode.Uri.joinPath(this.#folder, file))) as Shipped<T>;
  }

  async #readChapter(name: string): Promise<Lesson> {
    if (!chapterNames.some((known) => known === name)) throw new Error(vscode.l10n.t('There is no chapter {0}.', name));
    const read = (chapter: string) => readText(vscode.Uri.joinPath(this.#folder, `${chapter}.md`));
    return parse(await read(name), read);
  }
}

async function readText(uri: vscode.Uri): Promise<string> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open) return open.getText();
  const bytes = await vscode.workspace.fs.readFile(uri);
  // Four bytes a character at most: more than that is refused by its length anyway.
  return new TextDecoder().decode(bytes.subarray(0, 4 * largestLesson + 4));
}

/** The parser of Markdown and YAML is loaded with the first lesson: activation does not wait for it. */
async function parse(source: string, read: (name: string) => Promise<string | null>): Promise<Lesson> {
  const [{ parseLesson }, { fillQuotations }] = await Promise.all([
    import('./format/lesson.ts'),
    import('./format/quotations.ts'),
  ]);
  return fillQuotations(parseLesson(source), read);
}
