import type { DocumentModelConfiguration } from '../engine/configuration.ts';
import type { Tensors } from '../engine/tensor.ts';
import { CharacterNetwork } from '../prediction/characterNetwork.ts';
import { WordNetwork } from '../prediction/wordNetwork.ts';
import type { ModelWeights } from '../protocol/reader.ts';
import { Vocabulary } from '../text/vocabulary.ts';
import type { Backends } from './backends.ts';
import type { PredictedDocument } from './predictedDocument.ts';

/** Room to reserve: one reader, contexts read in one call. */
const capacity = { batch: 1, sequence: 256, trainable: false, threads: 1 };

/** Makes a network of weights and lets it join in. Rejects where it is no longer wanted by then. */
export async function attachNetwork(
  document: PredictedDocument,
  weights: ModelWeights,
  backends: Backends,
  signal: AbortSignal,
): Promise<void> {
  const configuration = weights.configuration as DocumentModelConfiguration;
  const backend = await backends.best();
  signal.throwIfAborted();
  if (document.disposed) return;
  const model = backend.createDocumentModel(configuration, weights.parameters as Tensors, capacity);
  const vocabulary = new Vocabulary(configuration.unit, weights.units);
  const network =
    configuration.unit === 'word' ? new WordNetwork(model, vocabulary) : new CharacterNetwork(model, vocabulary);
  document.attach(network, model);
}
