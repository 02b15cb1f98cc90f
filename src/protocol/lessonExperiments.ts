import * as z from 'zod/mini';
import { _default as withDefault } from 'zod/mini';

const whole = (least: number, most: number) => z.int().check(z.gte(least), z.lte(most));
const real = (least: number, most: number) => z.number().check(z.gte(least), z.lte(most));
const cell = z.enum(['rnn', 'lstm', 'gru']);
const seconds = (usual: number) => withDefault(real(1, 120), usual);

/** What each experiment of a lesson may be asked to do: data with limits, so that a lesson by anyone is safe to run. */
export const experimentRun = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('expectation'),
    text: withDefault(z.string().check(z.minLength(1), z.maxLength(200)), 'The cat sat on the'),
    cell: withDefault(cell, 'rnn'),
    seconds: seconds(6),
  }),
  z.strictObject({
    kind: z.literal('gradient-reach'),
    distance: withDefault(whole(5, 200), 60),
    seconds: seconds(8),
  }),
  z.strictObject({
    kind: z.literal('clipping'),
    clip: withDefault(real(0.01, 100), 1),
    learningRate: withDefault(real(0.0001, 10), 1),
    steps: withDefault(whole(20, 2000), 120),
  }),
  z.strictObject({
    kind: z.literal('recall'),
    lag: withDefault(whole(2, 200), 20),
    forgetBias: withDefault(real(-5, 5), 1),
    steps: withDefault(whole(20, 5000), 300),
  }),
  z.strictObject({
    kind: z.literal('adding'),
    length: withDefault(whole(4, 200), 20),
    steps: withDefault(whole(20, 5000), 300),
  }),
  z.strictObject({
    kind: z.literal('comparison'),
    cells: withDefault(z.array(cell).check(z.minLength(1), z.maxLength(3)), ['gru', 'lstm']),
    seeds: withDefault(whole(1, 5), 3),
    seconds: seconds(5),
  }),
  z.strictObject({
    kind: z.literal('gates'),
    cell: withDefault(z.enum(['lstm', 'gru']), 'lstm'),
    characters: withDefault(whole(10, 200), 60),
    seconds: seconds(6),
  }),
  z.strictObject({
    kind: z.literal('bottleneck'),
    length: withDefault(whole(4, 20), 10),
    seconds: seconds(25),
  }),
  z.strictObject({
    kind: z.literal('generation'),
    temperatures: withDefault(z.array(real(0.05, 3)).check(z.minLength(1), z.maxLength(5)), [0.4, 0.8, 1.2]),
    length: withDefault(whole(20, 2000), 300),
    seconds: seconds(10),
  }),
  z.strictObject({
    kind: z.literal('forecast'),
    season: withDefault(whole(1, 400), 12),
    window: withDefault(whole(2, 400), 24),
    column: z.optional(z.string().check(z.maxLength(200))),
    seconds: seconds(12),
  }),
]);

/** An experiment with all its numbers decided. */
export type ExperimentRun = z.infer<typeof experimentRun>;
export type ExperimentKind = ExperimentRun['kind'];
