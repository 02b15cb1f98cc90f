import * as z from 'zod/mini';
import { runSettings } from './settings.ts';

/** What a person may choose before training on pairs; what they leave out is chosen from how many there are. */
export const pairsSettings = z.extend(
  z.omit(runSettings, { tied: true, sequence: true, attention: true, attentionWindow: true }),
  {
    attention: z.enum(['none', 'dot', 'general', 'additive']),
    reverseSource: z.boolean(),
    teacherForcing: z.number().check(z.minimum(0), z.maximum(1)),
  },
);
export type PairsSettings = z.infer<typeof pairsSettings>;

export const chosenPairsSettings = z.partial(pairsSettings);
export type ChosenPairsSettings = z.infer<typeof chosenPairsSettings>;

/** What of it may be chosen anew for a model that goes on: nothing that shapes it, or decides by which pairs it is judged. */
export const resumedPairsSettings = z.pick(chosenPairsSettings, {
  batch: true,
  learningRate: true,
  clip: true,
  teacherForcing: true,
});

/** How a document writes its pairs; `sideBySide` takes line i of it and line i of another one. */
export const pairFormat = z.enum(['tabs', 'csv', 'jsonLines', 'arrows', 'keyValues', 'po', 'sideBySide']);
export type PairFormatName = z.infer<typeof pairFormat>;

const column = z.int().check(z.minimum(0), z.maximum(10_000));

/** Columns of a table that hold source and target, counted from 0. */
export const pairColumns = z.tuple([column, column]);
export type PairColumns = z.infer<typeof pairColumns>;
