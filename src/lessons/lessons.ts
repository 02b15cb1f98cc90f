import type * as vscode from 'vscode';
import { Disposables } from '../editor/disposables.ts';
import type { Services } from '../models/services.ts';
import { Experiments } from './experiments.ts';
import { GuidedSteps } from './guidedSteps.ts';
import { KeptResults } from './keptResults.ts';
import { LessonLibrary } from './lessonLibrary.ts';
import { LessonPanels } from './lessonPanels.ts';
import { LessonProgressStore } from './lessonProgressStore.ts';
import { LivingFormulas } from './livingFormulas.ts';
import type { ReaderDocument } from './readerDocument.ts';

/** What lessons are read with in this window, once one is opened, listed or revived. */
export class Lessons implements vscode.Disposable {
  readonly #disposables = new Disposables();
  readonly library: LessonLibrary;
  readonly progress: LessonProgressStore;
  readonly experiments: Experiments;
  readonly panels: LessonPanels;

  constructor(services: Services, reader: ReaderDocument) {
    this.library = this.#disposables.add(new LessonLibrary(services.extensionUri));
    this.progress = this.#disposables.add(new LessonProgressStore(services.globalState));
    const kept = new KeptResults(services.workspaceState);
    this.experiments = this.#disposables.add(new Experiments(services, kept, this.library, reader));
    const { library, progress, experiments } = this;
    const steps = this.#disposables.add(new GuidedSteps(services, library, progress, reader));
    const formulas = new LivingFormulas(services, reader);
    this.panels = new LessonPanels({ ...services, library, progress, reader, experiments, formulas, steps });
    this.#disposables.add(experiments.onDidFinish(() => void steps.reached('run-experiment')));
  }

  dispose(): void {
    this.#disposables.dispose();
  }
}
