import type { Services } from '../models/services.ts';
import type { Experiments } from './experiments.ts';
import type { GuidedSteps } from './guidedSteps.ts';
import type { LessonLibrary } from './lessonLibrary.ts';
import type { LessonProgressStore } from './lessonProgressStore.ts';
import type { LivingFormulas } from './livingFormulas.ts';
import type { ReaderDocument } from './readerDocument.ts';

/** What the parts of this feature share. */
export interface LessonServices extends Services {
  readonly library: LessonLibrary;
  readonly progress: LessonProgressStore;
  readonly reader: ReaderDocument;
  readonly experiments: Experiments;
  readonly formulas: LivingFormulas;
  readonly steps: GuidedSteps;
}
