import type { Sentence } from './sentence.ts';

/** Fills the gaps of a template, in whatever language; `l10n.t` is one. */
export type Fill = (template: string, ...values: (string | number)[]) => string;

/** A sentence put into words, those inside of it too. */
export function worded({ template, values }: Sentence, fill: Fill): string {
  return fill(template, ...values.map((value) => (typeof value === 'object' ? worded(value, fill) : value)));
}
