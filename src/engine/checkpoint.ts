import type { DocumentIdentity } from '../text/document.ts';
import { sentence } from '../text/sentence.ts';
import { Vocabulary } from '../text/vocabulary.ts';
import {
  documentSchema,
  judgedSchema,
  modelConfigurationSchema,
  trainingSchema,
  vocabularySchema,
} from './checkpointSchema.ts';
import { checkFormat, format, parse, version } from './checkpointMetadata.ts';
import { taskIn } from './checkpointTask.ts';
import type { DocumentModelConfiguration } from './configuration.ts';
import { parameterShapes } from './parameters.ts';
import { CheckpointError, decodeSafetensors, encodeSafetensors } from './safetensors.ts';
import { largestWeight, takeTensors } from './takeTensors.ts';
import type { Tensors } from './tensor.ts';
import type { TrainingState } from './trainingState.ts';
import { readTrainingState, trainingTensors } from './trainingTensors.ts';

/** A trained model and all that belongs to it. */
export interface Checkpoint {
  readonly configuration: DocumentModelConfiguration;
  readonly vocabulary: Vocabulary;
  readonly document: DocumentIdentity;
  /** The best weights. */
  readonly parameters: Tensors;
  /** How well these weights predict the held-out part, and how well counting alone does; null where not judged. */
  readonly judged: Judged | null;
  /** Null for a model that carries nothing to go on training with. */
  readonly training: TrainingState | null;
}

/** Bits per character of the same held-out text. */
export interface Judged {
  readonly network: number;
  readonly unigram: number;
  readonly ngram: number;
  readonly ngramOrder: number;
}

/** One safetensors file. */
export function encodeCheckpoint(checkpoint: Checkpoint): Uint8Array<ArrayBuffer> {
  const { configuration, vocabulary, document, parameters, judged, training } = checkpoint;
  const metadata: Record<string, string> = {
    format,
    version: String(version),
    configuration: JSON.stringify(configuration),
    vocabulary: JSON.stringify({ units: vocabulary.units }),
    document: JSON.stringify(document),
  };
  if (judged) metadata.judged = JSON.stringify(judged);
  if (!training) return encodeSafetensors({ tensors: parameters, metadata });
  const stored = trainingTensors(configuration, training);
  metadata.training = JSON.stringify(stored.description);
  return encodeSafetensors({ tensors: new Map([...parameters, ...stored.tensors]), metadata });
}

/** Reads a checkpoint. Throws a `CheckpointError` for a file that is damaged, hostile, newer or no checkpoint. */
export function decodeCheckpoint(bytes: Uint8Array): Checkpoint {
  const file = decodeSafetensors(bytes);
  checkFormat(file);
  const { tensors, metadata } = file;
  if (taskIn(metadata) === 'pairs') {
    throw new CheckpointError(sentence('This is a model of sentence pairs, not of a document.'));
  }
  const configuration = parse(metadata, 'configuration', modelConfigurationSchema);
  if (configuration.tied && configuration.embedding !== configuration.hidden) {
    throw new CheckpointError(sentence('The configuration of this checkpoint ties matrices of different sizes.'));
  }
  const vocabulary = readVocabulary(configuration, parse(metadata, 'vocabulary', vocabularySchema).units);
  const document = parse(metadata, 'document', documentSchema);
  const parameters = takeTensors(tensors, parameterShapes(configuration), largestWeight);
  const judged = metadata.judged === undefined ? null : parse(metadata, 'judged', judgedSchema);
  const description = metadata.training === undefined ? null : parse(metadata, 'training', trainingSchema);
  const training = description && readTrainingState(configuration, description, tensors);
  return { configuration, vocabulary, document, parameters, judged, training };
}

function readVocabulary(configuration: DocumentModelConfiguration, units: readonly string[]): Vocabulary {
  if (units.length !== configuration.vocabulary) {
    throw new CheckpointError(
      sentence(
        'The vocabulary of this checkpoint has {0} units where its configuration says {1}.',
        units.length,
        configuration.vocabulary,
      ),
    );
  }
  try {
    return new Vocabulary(configuration.unit, units);
  } catch (error) {
    throw new CheckpointError(sentence('The vocabulary of this checkpoint is wrong: {0}', (error as Error).message));
  }
}
