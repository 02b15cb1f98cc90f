import { createPairCorpus, fewestPairs, type PairCorpus } from '../text/pairs/corpus.ts';
import type { Pair } from '../text/pairs/pair.ts';
import type { PairVocabularies } from '../text/pairs/vocabularies.ts';
import { Refusal } from '../text/refusal.ts';
import { sentence, type Sentence } from '../text/sentence.ts';
import type { PairsModelConfiguration, PairsTrainingConfiguration } from './configuration.ts';
import { hash32 } from './random.ts';

type Optional<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** What a person may decide about a training on pairs; everything left open is chosen from them. */
export type PairsChoices = Optional<
  Omit<PairsModelConfiguration, 'task' | 'sourceVocabulary' | 'targetVocabulary'> & PairsTrainingConfiguration
>;

/** All that a training on pairs needs to know before its first step. */
export interface PairsPlan {
  readonly corpus: PairCorpus;
  readonly model: PairsModelConfiguration;
  readonly training: PairsTrainingConfiguration;
}

/** `hash32`'s stream for which sources are held out. */
const heldOutStream = 107;

/**
 * Plans a training of sensible size, with the vocabularies of what is to be trained on, or those of a model that was. Throws a `Refusal`
 * for fewer pairs than `fewestPairs`.
 */
export function planPairsTraining(
  pairs: readonly Pair[],
  choices: PairsChoices,
  vocabularies?: PairVocabularies,
): PairsPlan {
  if (pairs.length < fewestPairs) {
    throw new Refusal('short', tooFew(pairs.length));
  }
  const unit = choices.unit ?? 'character';
  const reverseSource = choices.reverseSource ?? false;
  const training = {
    seed: choices.seed ?? 1,
    batch: choices.batch ?? (pairs.length < 2_000 ? 32 : 64),
    learningRate: choices.learningRate ?? 3e-3,
    clip: choices.clip ?? 1,
    heldOut: choices.heldOut ?? 0.1,
    teacherForcing: choices.teacherForcing ?? 1,
  };
  const corpus = createPairCorpus(pairs, {
    unit,
    reverseSource,
    heldOut: training.heldOut,
    draw: (index) => hash32(training.seed, heldOutStream, index),
    vocabularies,
  });
  const hidden = choices.hidden ?? (pairs.length < 1_000 ? 64 : 128);
  return {
    corpus,
    training,
    model: {
      task: 'pairs',
      unit,
      cell: choices.cell ?? 'gru',
      gruReset: choices.gruReset ?? 'after',
      forgetBias: choices.forgetBias ?? 1,
      coupledGates: choices.coupledGates ?? false,
      peepholes: choices.peepholes ?? false,
      sourceVocabulary: corpus.vocabularies.source.size,
      targetVocabulary: corpus.vocabularies.target.size,
      embedding: choices.embedding ?? (unit === 'word' ? Math.min(hidden, 128) : 64),
      hidden,
      layers: choices.layers ?? 1,
      dropout: choices.dropout ?? (unit === 'word' ? 0.2 : 0),
      attention: choices.attention ?? 'general',
      reverseSource,
    },
  };
}

function tooFew(found: number): Sentence {
  if (found === 0) return sentence('No pairs were found; training needs at least {0}.', fewestPairs);
  if (found === 1) return sentence('1 pair was found; training needs at least {0}.', fewestPairs);
  return sentence('{0} pairs were found; training needs at least {1}.', found, fewestPairs);
}
