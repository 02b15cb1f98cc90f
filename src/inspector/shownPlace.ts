import type { FoundPlace } from '../protocol/inspection.ts';
import type { ShownPlace } from '../protocol/inspector.ts';
import type { InspectedDocument } from './inspectedDocument.ts';

/** Characters shown before and after a place. */
const context = 24;

/** A place with its line and the text around it, line ends shown as spaces. */
export function shownPlace(subject: InspectedDocument, place: FoundPlace): ShownPlace {
  const { length } = subject.positions;
  const text = (from: number, to: number) =>
    subject.document?.getText(subject.rangeOf(Math.max(0, from), Math.min(length, to))).replaceAll(/\s+/g, ' ') ?? '';
  return {
    ...place,
    line: subject.positions.positionOf(place.from).line + 1,
    before: text(place.from - context, place.from),
    found: text(place.from, place.to),
    after: text(place.to, place.to + context),
  };
}
