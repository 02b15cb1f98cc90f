import * as z from 'zod/mini';

const count = z.int().check(z.minimum(0));
const sizeUpTo = (largest: number) => z.int().check(z.minimum(1), z.maximum(largest));
const share = z.number().check(z.minimum(0), z.lt(1));

/** `configuration` in a checkpoint's metadata. */
export const modelConfigurationSchema = z.object({
  task: z.literal('document'),
  unit: z.enum(['character', 'word']),
  cell: z.enum(['rnn', 'lstm', 'gru']),
  gruReset: z.enum(['before', 'after']),
  forgetBias: z.number(),
  coupledGates: z.boolean(),
  peepholes: z.boolean(),
  vocabulary: sizeUpTo(2 ** 24),
  embedding: sizeUpTo(2 ** 16),
  hidden: sizeUpTo(2 ** 16),
  layers: sizeUpTo(64),
  dropout: share,
  tied: z.boolean(),
  attention: z.enum(['none', 'general']),
  attentionWindow: sizeUpTo(2 ** 16),
});

/** `vocabulary` */
export const vocabularySchema = z.object({ units: z.array(z.string()) });

/** `document` */
export const documentSchema = z.object({
  name: z.string(),
  length: count,
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
});

/** `judged` */
export const judgedSchema = z.object({
  network: z.number(),
  unigram: z.number(),
  ngram: z.number(),
  ngramOrder: count,
});

/** `training` */
export const trainingSchema = z.object({
  configuration: z.object({
    seed: z.int(),
    batch: sizeUpTo(2 ** 16),
    sequence: sizeUpTo(2 ** 16),
    learningRate: z.number().check(z.positive()),
    clip: z.nullable(z.number().check(z.positive())),
    heldOut: share,
  }),
  step: count,
  tokens: count,
  learningRateFactor: z.number().check(z.positive()),
  cursor: z.object({ epoch: count, window: count }),
  earlyStopping: z.object({ bestLoss: z.nullable(z.number()), bestStep: count }),
  history: z.array(
    z.object({
      step: count,
      seconds: z.number(),
      trainLoss: z.number(),
      validationLoss: z.nullable(z.number()),
      bitsPerCharacter: z.nullable(z.number()),
      gradientNorm: z.number(),
      learningRate: z.number(),
    }),
  ),
  seconds: z.number(),
  pending: z.object({ sum: z.number(), steps: count }),
  heldOutStart: count,
  updates: count,
});
