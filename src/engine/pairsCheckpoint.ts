import type { DocumentIdentity } from '../text/document.ts';
import { requireMarkers, type PairVocabularies } from '../text/pairs/vocabularies.ts';
import { sentence } from '../text/sentence.ts';
import { Vocabulary } from '../text/vocabulary.ts';
import { checkFormat, format, parse, version } from './checkpointMetadata.ts';
import { taskIn } from './checkpointTask.ts';
import {
  documentSchema,
  pairsConfigurationSchema,
  pairsJudgedSchema,
  pairsTrainingSchema,
  vocabularySchema,
} from './checkpointSchema.ts';
import type { PairsModelConfiguration } from './configuration.ts';
import type { PairsJudgement } from './pairsJudgement.ts';
import type { PairsTrainingState } from './pairsTrainingState.ts';
import { parameterShapes } from './parameters.ts';
import { CheckpointError, decodeSafetensors, encodeSafetensors } from './safetensors.ts';
import { largestWeight, takeTensors } from './takeTensors.ts';
import type { Tensor, Tensors } from './tensor.ts';
import { lastPrefix, readLast, readMoments } from './trainingTensors.ts';

/** A trained sequence-to-sequence model and all that belongs to it. */
export interface PairsCheckpoint {
  readonly configuration: PairsModelConfiguration;
  readonly vocabularies: PairVocabularies;
  readonly document: DocumentIdentity;
  /** The best weights. */
  readonly parameters: Tensors;
  /** How well these weights write held-out targets; null where not judged. */
  readonly judged: PairsJudgement | null;
  /** Null for a model that carries nothing to go on training with. */
  readonly training: PairsTrainingState | null;
}

/** One safetensors file. */
export function encodePairsCheckpoint(checkpoint: PairsCheckpoint): Uint8Array<ArrayBuffer> {
  const { configuration, vocabularies, document, parameters, judged, training } = checkpoint;
  const metadata: Record<string, string> = {
    format,
    version: String(version),
    configuration: JSON.stringify(configuration),
    source_vocabulary: JSON.stringify({ units: vocabularies.source.units }),
    target_vocabulary: JSON.stringify({ units: vocabularies.target.units }),
    document: JSON.stringify(document),
  };
  if (judged) metadata.judged = JSON.stringify(judged);
  const tensors = new Map<string, Tensor>(parameters);
  if (training) {
    const { last, optimizer, ...rest } = training;
    for (const [name, tensor] of last ?? []) tensors.set(lastPrefix + name, tensor);
    for (const [name, tensor] of optimizer.moments) tensors.set(name, tensor);
    // JSON has no Infinity: it writes a training without clipping as null.
    metadata.training = JSON.stringify({ ...rest, updates: optimizer.updates });
  }
  return encodeSafetensors({ tensors, metadata });
}

/** Reads a checkpoint of a model of pairs. Throws a `CheckpointError` for a file that is damaged, hostile, newer or another thing. */
export function decodePairsCheckpoint(bytes: Uint8Array): PairsCheckpoint {
  const file = decodeSafetensors(bytes);
  checkFormat(file);
  const { tensors, metadata } = file;
  if (taskIn(metadata) === 'document') {
    throw new CheckpointError(sentence('This is the model of a document, not of sentence pairs.'));
  }
  const configuration = parse(metadata, 'configuration', pairsConfigurationSchema);
  const { unit, sourceVocabulary, targetVocabulary } = configuration;
  const source = readVocabulary(metadata, 'source_vocabulary', unit, sourceVocabulary);
  const target = readVocabulary(metadata, 'target_vocabulary', unit, targetVocabulary);
  const stored = metadata.training === undefined ? null : parse(metadata, 'training', pairsTrainingSchema);
  try {
    requireMarkers(target);
  } catch (error) {
    throw new CheckpointError(
      sentence('The target vocabulary of this checkpoint is wrong: {0}', (error as Error).message),
    );
  }
  return {
    configuration,
    vocabularies: { source, target },
    document: parse(metadata, 'document', documentSchema),
    parameters: takeTensors(tensors, parameterShapes(configuration), largestWeight),
    judged: metadata.judged === undefined ? null : parse(metadata, 'judged', pairsJudgedSchema),
    training: stored && readTraining(configuration, stored, tensors),
  };
}

function readTraining(
  model: PairsModelConfiguration,
  { updates, configuration, ...rest }: ReturnType<typeof pairsTrainingSchema.parse>,
  tensors: Tensors,
): PairsTrainingState {
  const shapes = parameterShapes(model);
  return {
    ...rest,
    configuration: { ...configuration, clip: configuration.clip ?? Infinity },
    last: readLast(shapes, tensors),
    optimizer: { updates, moments: readMoments(model, shapes, tensors) },
  };
}

function readVocabulary(
  metadata: Readonly<Record<string, string>>,
  key: string,
  unit: PairsModelConfiguration['unit'],
  size: number,
): Vocabulary {
  const { units } = parse(metadata, key, vocabularySchema);
  const name = key.replace('_', ' ');
  if (units.length !== size) {
    throw new CheckpointError(
      sentence('The {0} of this checkpoint has {1} units where its configuration says {2}.', name, units.length, size),
    );
  }
  try {
    return new Vocabulary(unit, units);
  } catch (error) {
    throw new CheckpointError(sentence('The {0} of this checkpoint is wrong: {1}', name, (error as Error).message));
  }
}
