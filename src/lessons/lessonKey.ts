import type { LessonReference } from '../protocol/lesson.ts';

/** The name a lesson's progress and results are kept under; references are objects of their own in each message. */
export function keyOf(reference: LessonReference): string {
  return reference.kind === 'chapter' ? reference.name : reference.uri;
}
