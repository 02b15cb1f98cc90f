import type { DocumentModelConfiguration } from '../engine/configuration.ts';
import type { Tensors } from '../engine/tensor.ts';
import { WordNetwork } from '../prediction/wordNetwork.ts';
import type { ModelWeights } from '../protocol/reader.ts';
import { Vocabulary } from '../text/vocabulary.ts';
import type { Backends } from './backends.ts';
import type { PredictedDocument } from './predictedDocument.ts';

/** Room to reserve: one reader, contexts read in one call. */
const capacity = { batch: 1, sequence: 256, trainable: false, threads: 1 };

/** Makes a network of weights and lets it join in; false for one that reads characters, which knows no next word. */
export async function attachNetwork(
  document: PredictedDocument,
  weights: ModelWeights,
  backends: Backends,
): Promise<boolean> {
  const configuration = weights.configuration as DocumentModelConfiguration;
  if (configuration.unit !== 'word') return false;
  const backend = await backends.get('wasm');
  const model = backend.createDocumentModel(configuration, weights.parameters as Tensors, capacity);
  document.attach(new WordNetwork(model, new Vocabulary('word', weights.units)), model);
  return true;
}
