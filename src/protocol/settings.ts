import * as z from 'zod/mini';

const size = (most: number) => z.int().check(z.minimum(1), z.maximum(most));

/** What a person may choose before training; what they leave out is chosen from the document's size. */
export const runSettings = z.object({
  cell: z.enum(['rnn', 'lstm', 'gru']),
  gruReset: z.enum(['after', 'before']),
  forgetBias: z.number().check(z.minimum(-10), z.maximum(10)),
  coupledGates: z.boolean(),
  peepholes: z.boolean(),
  unit: z.enum(['character', 'word']),
  layers: size(8),
  hidden: size(2048),
  embedding: size(2048),
  tied: z.boolean(),
  dropout: z.number().check(z.minimum(0), z.maximum(0.9)),
  attention: z.enum(['none', 'general']),
  attentionWindow: size(1024),
  batch: size(1024),
  sequence: size(1024),
  learningRate: z.number().check(z.minimum(1e-6), z.maximum(10)),
  clip: z.number().check(z.minimum(1e-3), z.maximum(1e6)),
  heldOut: z.number().check(z.minimum(0), z.maximum(0.5)),
  seed: z.int().check(z.minimum(0), z.maximum(2 ** 31 - 1)),
});
export type RunSettings = z.infer<typeof runSettings>;

export const chosenSettings = z.partial(runSettings);
export type ChosenSettings = z.infer<typeof chosenSettings>;

/** When a run ends by itself; the first limit reached ends it, none means early stopping alone. */
export const budget = z.object({
  seconds: z.optional(z.number().check(z.minimum(0.1), z.maximum(86_400))),
  steps: z.optional(z.int().check(z.minimum(1))),
});
export type Budget = z.infer<typeof budget>;

/** What can be changed while a run goes on: the learning rate at its peak, and when the run ends. */
export const steering = z.object({ learningRate: runSettings.shape.learningRate, budget });
export type Steering = z.infer<typeof steering>;
export const steeringChange = z.partial(steering);
export type SteeringChange = z.infer<typeof steeringChange>;
