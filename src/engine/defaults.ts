import { createCorpus, type Corpus } from '../text/corpus.ts';
import type { TextDocument } from '../text/document.ts';
import type { DocumentModelConfiguration, TrainingConfiguration } from './configuration.ts';

type Optional<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** What a person may decide about a training; everything left open is chosen from the document. */
export type Choices = Optional<Omit<DocumentModelConfiguration, 'task' | 'vocabulary'> & TrainingConfiguration>;

/** All that a training needs to know before its first step. */
export interface Plan {
  readonly corpus: Corpus;
  readonly model: DocumentModelConfiguration;
  readonly training: TrainingConfiguration;
}

/** Most characters held out unless a share was asked for: more would make judging slow and tell nothing new. */
const largestHeldOut = 1_000_000;

/** Sizes by the number of training tokens: small texts are soon known by heart, large ones are seen only once or twice. */
const sizes = [
  { tokens: 6_000, hidden: 64, embedding: 32, batch: 8, sequence: 32, dropout: 0.2 },
  { tokens: 40_000, hidden: 128, embedding: 48, batch: 16, sequence: 48, dropout: 0.2 },
  { tokens: 400_000, hidden: 128, embedding: 64, batch: 32, sequence: 64, dropout: 0.1 },
  { tokens: Infinity, hidden: 256, embedding: 64, batch: 32, sequence: 64, dropout: 0 },
] as const;

/** Largest vocabulary of words by the number of training tokens: a word needs examples, and the softmax time. */
function wordVocabularyLimit(trainingTokens: number): number {
  return Math.min(8_192, Math.max(256, Math.ceil(trainingTokens / 10)));
}

/**
 * Plans a training of sensible size for a document and what is already decided about it. `length` is that of the whole document
 * where only its beginning is at hand: enough to tell what would be trained.
 */
export function planTraining(document: TextDocument, choices: Choices, length = document.length): Plan {
  const unit = choices.unit ?? 'character';
  const heldOut = choices.heldOut ?? Math.min(0.1, largestHeldOut / length);
  const corpus = createCorpus(document, { unit, heldOut, vocabularyLimit: wordVocabularyLimit });
  return planCorpus(corpus, { ...choices, heldOut }, length / document.length);
}

/** Sizes for a text that is cut and split already, `scale` times as long as it stands here. */
export function planCorpus(corpus: Corpus, choices: Choices, scale = 1): Plan {
  const { vocabulary, training } = corpus;
  const size = sizes.find(({ tokens }) => scale * training.length <= tokens) ?? sizes[sizes.length - 1]!;
  const hidden = choices.hidden ?? size.hidden;
  const tied = choices.tied ?? false;
  const embedding =
    choices.embedding ?? (tied ? hidden : vocabulary.unit === 'word' ? Math.min(hidden, 128) : size.embedding);
  const model: DocumentModelConfiguration = {
    task: 'document',
    unit: vocabulary.unit,
    vocabulary: vocabulary.size,
    cell: choices.cell ?? 'lstm',
    gruReset: choices.gruReset ?? 'after',
    forgetBias: choices.forgetBias ?? 1,
    coupledGates: choices.coupledGates ?? false,
    peepholes: choices.peepholes ?? false,
    embedding,
    hidden,
    layers: choices.layers ?? 1,
    dropout: choices.dropout ?? size.dropout,
    tied,
    attention: choices.attention ?? 'none',
    attentionWindow: choices.attentionWindow ?? 128,
  };
  return {
    corpus,
    model,
    training: {
      seed: choices.seed ?? 1,
      batch: choices.batch ?? size.batch,
      sequence: choices.sequence ?? size.sequence,
      learningRate: choices.learningRate ?? 3e-3,
      clip: choices.clip ?? 1,
      heldOut: choices.heldOut ?? 0.1,
    },
  };
}
