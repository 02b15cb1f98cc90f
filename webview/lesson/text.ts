import type { ExperimentStrings } from '../../src/protocol/experimentStrings.ts';
import type { LessonProblems } from '../../src/protocol/lessonProblems.ts';
import type { LessonStrings } from '../../src/protocol/lessonStrings.ts';
import { strings } from '../shared/host.ts';

/** The lessons' and their experiments' texts in the user's language. */
export const text = strings<LessonStrings & LessonProblems & ExperimentStrings>();
