import { createCorpus, type Corpus } from '../text/corpus.ts';
import type { TextDocument } from '../text/document.ts';
import type { DocumentModelConfiguration, TrainingConfiguration } from './configuration.ts';

type Optional<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** What a person may decide about a training; everything left open is chosen from the document. */
export type Choices = Optional<Omit<DocumentModelConfiguration, 'task' | 'vocabulary'> & TrainingConfiguration>;

/** A training but for its vocabulary, which only the text can tell. */
export interface Sizes {
  readonly model: Omit<DocumentModelConfiguration, 'vocabulary'>;
  readonly training: TrainingConfiguration;
}

/** All that a training needs to know before its first step. */
export interface Plan {
  readonly corpus: Corpus;
  readonly model: DocumentModelConfiguration;
  readonly training: TrainingConfiguration;
}

/** Most characters held out unless a share was asked for: more would make judging slow and tell nothing new. */
const largestHeldOut = 300_000;

/**
 * Sizes by the document's length in characters: small texts are soon known by heart, large ones are seen only once or twice.
 * Batches are small, for in a minute many small steps learn more than few large ones. A network of words is smaller than one of
 * characters, for its softmax takes the time.
 */
const sizes = [
  { characters: 6_000, hidden: { character: 64, word: 64 }, embedding: 32, batch: 8, sequence: 32, dropout: 0.3 },
  { characters: 40_000, hidden: { character: 128, word: 128 }, embedding: 48, batch: 8, sequence: 48, dropout: 0.2 },
  { characters: 400_000, hidden: { character: 256, word: 128 }, embedding: 64, batch: 16, sequence: 64, dropout: 0.3 },
  { characters: Infinity, hidden: { character: 256, word: 256 }, embedding: 64, batch: 16, sequence: 64, dropout: 0 },
] as const;

/** Largest vocabulary of words by the number of training tokens: a word needs examples, and the softmax time. */
function wordVocabularyLimit(trainingTokens: number): number {
  return Math.min(8_192, Math.max(256, Math.ceil(trainingTokens / 10)));
}

/** Sensible sizes for a document of so many characters, around what is already decided. */
export function chooseSizes(characters: number, choices: Choices): Sizes {
  const size = sizes.find((row) => characters <= row.characters) ?? sizes[sizes.length - 1]!;
  const unit = choices.unit ?? 'character';
  const hidden = choices.hidden ?? size.hidden[unit];
  const tied = choices.tied ?? false;
  const ownEmbedding = unit === 'word' ? Math.min(hidden, 128) : size.embedding;
  return {
    model: {
      task: 'document',
      unit,
      cell: choices.cell ?? 'lstm',
      gruReset: choices.gruReset ?? 'after',
      forgetBias: choices.forgetBias ?? 1,
      coupledGates: choices.coupledGates ?? false,
      peepholes: choices.peepholes ?? false,
      // The decoder of tied embeddings reads hidden states with the embedding's own matrix: both are of one size.
      embedding: tied ? hidden : (choices.embedding ?? ownEmbedding),
      hidden,
      layers: choices.layers ?? 1,
      dropout: choices.dropout ?? size.dropout,
      tied,
      attention: choices.attention ?? 'none',
      attentionWindow: choices.attentionWindow ?? 128,
    },
    training: {
      seed: choices.seed ?? 1,
      batch: choices.batch ?? size.batch,
      sequence: choices.sequence ?? size.sequence,
      learningRate: choices.learningRate ?? 0.02,
      clip: choices.clip ?? 1,
      heldOut: choices.heldOut ?? Math.min(0.1, largestHeldOut / characters),
    },
  };
}

/**
 * Plans a training of sensible size for a document and what is already decided about it. `length` is that of the whole document
 * where only its beginning is at hand: enough to tell what would be trained.
 */
export function planTraining(document: TextDocument, choices: Choices, length = document.length): Plan {
  const { model, training } = chooseSizes(length, choices);
  const { heldOut } = training;
  const corpus = createCorpus(document, { unit: model.unit, heldOut, vocabularyLimit: wordVocabularyLimit });
  return { corpus, model: { ...model, vocabulary: corpus.vocabulary.size }, training };
}
