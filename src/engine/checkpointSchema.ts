import * as z from 'zod/mini';

const count = z.int().check(z.minimum(0));
const sizeUpTo = (largest: number) => z.int().check(z.minimum(1), z.maximum(largest));
const share = z.number().check(z.minimum(0), z.lt(1));

const cellFields = {
  unit: z.enum(['character', 'word']),
  cell: z.enum(['rnn', 'lstm', 'gru']),
  gruReset: z.enum(['before', 'after']),
  forgetBias: z.number(),
  coupledGates: z.boolean(),
  peepholes: z.boolean(),
  embedding: sizeUpTo(2 ** 16),
  hidden: sizeUpTo(2 ** 16),
  layers: sizeUpTo(64),
  dropout: share,
};

/** `configuration` in a checkpoint's metadata. */
export const modelConfigurationSchema = z.object({
  task: z.literal('document'),
  ...cellFields,
  vocabulary: sizeUpTo(2 ** 24),
  tied: z.boolean(),
  attention: z.enum(['none', 'general']),
  attentionWindow: sizeUpTo(2 ** 16),
});

/** The same of a model of pairs. */
export const pairsConfigurationSchema = z.object({
  task: z.literal('pairs'),
  ...cellFields,
  sourceVocabulary: sizeUpTo(2 ** 24),
  targetVocabulary: sizeUpTo(2 ** 24),
  attention: z.enum(['none', 'dot', 'general', 'additive']),
  reverseSource: z.boolean(),
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

const trainingFields = {
  seed: z.int(),
  batch: sizeUpTo(2 ** 16),
  learningRate: z.number().check(z.positive()),
  clip: z.nullable(z.number().check(z.positive())),
  heldOut: share,
};

const progressFields = {
  step: count,
  tokens: count,
  learningRateFactor: z.number().check(z.positive()),
  earlyStopping: z.object({ bestLoss: z.nullable(z.number()), bestStep: count }),
  seconds: z.number(),
  pending: z.object({ sum: z.number(), steps: count }),
  updates: count,
};

/** `training` */
export const trainingSchema = z.object({
  configuration: z.object({ ...trainingFields, sequence: sizeUpTo(2 ** 16) }),
  ...progressFields,
  cursor: z.object({ epoch: count, window: count }),
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
  heldOutStart: count,
  rates: z.optional(
    z.object({ tokensPerCharacter: z.number().check(z.positive()), spelling: z.number().check(z.minimum(0)) }),
  ),
});

/** `judged` of a model of pairs */
export const pairsJudgedSchema = z.object({
  loss: z.number(),
  tokenAccuracy: z.number(),
  exactMatch: z.number(),
  byLength: z.array(z.object({ length: count, pairs: count, exact: count })),
  aligned: z.nullable(z.number()),
});

/** `training` of a model of pairs */
export const pairsTrainingSchema = z.object({
  configuration: z.object({ ...trainingFields, teacherForcing: z.number().check(z.minimum(0), z.maximum(1)) }),
  ...progressFields,
  pairs: count,
  cursor: z.object({ epoch: count, batch: count }),
  history: z.array(
    z.object({ step: count, seconds: z.number(), trainLoss: z.number(), judgement: z.nullable(pairsJudgedSchema) }),
  ),
});
