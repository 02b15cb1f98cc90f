import * as vscode from 'vscode';
import { Disposables } from '../editor/disposables.ts';
import { commands, views } from '../ids.ts';
import { chapterNames } from './chapterNames.ts';
import type { LessonProgressStore } from './lessonProgressStore.ts';
import type { Lessons } from './lessons.ts';

type ChapterName = (typeof chapterNames)[number];

/** The chapters with what has been done in each. */
export class LessonsView implements vscode.TreeDataProvider<ChapterName>, vscode.Disposable {
  readonly #lessons: () => Promise<Lessons>;
  readonly #disposables = new Disposables();
  readonly #changed = this.#disposables.add(new vscode.EventEmitter<void>());
  readonly onDidChangeTreeData = this.#changed.event;
  #follows = false;

  /** `lessons` is asked for when the view is first seen. */
  constructor(lessons: () => Promise<Lessons>) {
    this.#lessons = lessons;
    this.#disposables.add(vscode.window.createTreeView(views.lessons, { treeDataProvider: this }));
  }

  getChildren(parent?: ChapterName): ChapterName[] {
    return parent === undefined ? [...chapterNames] : [];
  }

  async getTreeItem(name: ChapterName): Promise<vscode.TreeItem> {
    const { library, progress } = await this.#lessons();
    this.#follow(progress);
    const lesson = await library.chapter(name);
    const { done, total } = progress.countDone(lesson, { kind: 'chapter', name });
    const number = chapterNames.indexOf(name) + 1;
    const item = new vscode.TreeItem(`${number}. ${lesson.title}`);
    item.id = name;
    item.description = done === 0 ? '' : vscode.l10n.t('{0} of {1} done', done, total);
    item.tooltip = lesson.summary;
    item.iconPath = new vscode.ThemeIcon(done === total ? 'pass-filled' : done > 0 ? 'circle-large-filled' : 'book');
    item.command = { command: commands.openLesson, title: vscode.l10n.t('Open Lesson'), arguments: [name] };
    return item;
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  #follow(progress: LessonProgressStore): void {
    if (this.#follows) return;
    this.#follows = true;
    this.#disposables.add(progress.onDidChange(() => this.#changed.fire()));
  }
}
