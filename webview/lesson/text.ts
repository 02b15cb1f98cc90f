import type { LessonStrings } from '../../src/protocol/lessonStrings.ts';
import { strings } from '../shared/host.ts';

/** The lesson view's texts in the user's language. */
export const text = strings<LessonStrings>();
