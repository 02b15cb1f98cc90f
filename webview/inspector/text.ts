import type { InspectorStrings } from '../../src/protocol/inspectorStrings.ts';
import type { Unit } from '../../src/text/unit.ts';
import { strings } from '../shared/host.ts';

/** The inspector's texts in the user's language. */
export const text = strings<InspectorStrings>();

/** Names of the texts that speak of characters, and have another beside them that speaks of words. */
type UnitText = {
  [Name in keyof InspectorStrings]: `${Name}Words` extends keyof InspectorStrings ? Name : never;
}[keyof InspectorStrings];

/** One of the texts that speak of what a network reads. */
export function textOf(name: UnitText, unit: Unit): string {
  return text[unit === 'word' ? (`${name}Words` as const) : name];
}
