import type { Backend, DocumentModel } from '../engine/backend.ts';
import { decodeCheckpoint } from '../engine/checkpoint.ts';
import { checkpointTask } from '../engine/checkpointTask.ts';
import { decodePairsCheckpoint } from '../engine/pairsCheckpoint.ts';
import type { PairsModel } from '../engine/pairsModel.ts';
import type { PairVocabularies } from '../text/pairs/vocabularies.ts';
import { Vocabulary } from '../text/vocabulary.ts';
import type { Published } from './publication.ts';

/** A language model that can be asked. */
export interface ReadableModel {
  readonly task: 'document';
  readonly model: DocumentModel;
  readonly vocabulary: Vocabulary;
  /** Steps its weights were trained for. */
  readonly step: number;
}

/** A model of pairs that can be asked. */
export interface ReadablePairs {
  readonly task: 'pairs';
  readonly model: PairsModel;
  readonly vocabularies: PairVocabularies;
  readonly step: number;
}

export type Readable = ReadableModel | ReadablePairs;

/** Room to reserve: a few beams, and contexts read in one call. */
export const capacity = { batch: 8, sequence: 256, trainable: false, threads: 1 };

/** The same for pairs, which are translated one at a time. */
const pairsCapacity = { batch: 1, sourceTime: 1, targetTime: 1, trainable: false, threads: 1 };

export function createReadable(backend: Backend, published: Published): Readable {
  const { step, parameters } = published;
  if (published.task === 'document') {
    const { configuration, units } = published;
    const model = backend.createDocumentModel(configuration, parameters, capacity);
    return { task: 'document', model, vocabulary: new Vocabulary(configuration.unit, units), step };
  }
  const { configuration, sourceUnits, targetUnits } = published;
  const vocabularies = {
    source: new Vocabulary(configuration.unit, sourceUnits),
    target: new Vocabulary(configuration.unit, targetUnits),
  };
  const model = backend.createPairsModel(configuration, parameters, pairsCapacity);
  return { task: 'pairs', model, vocabularies, step };
}

/** The best weights in a checkpoint. Throws a `CheckpointError` with the sentence to show. */
export function publishedIn(bytes: Uint8Array): Published {
  if (checkpointTask(bytes) === 'pairs') {
    const { configuration, vocabularies, parameters, training } = decodePairsCheckpoint(bytes);
    const [sourceUnits, targetUnits] = [vocabularies.source.units, vocabularies.target.units];
    return { task: 'pairs', step: training?.step ?? 0, configuration, sourceUnits, targetUnits, parameters };
  }
  const { configuration, vocabulary, parameters, training } = decodeCheckpoint(bytes);
  return { task: 'document', step: training?.step ?? 0, configuration, units: vocabulary.units, parameters };
}
