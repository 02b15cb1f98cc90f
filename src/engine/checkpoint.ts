import type { DocumentIdentity } from '../text/document.ts';
import type { Vocabulary } from '../text/vocabulary.ts';
import type { DocumentModelConfiguration } from './configuration.ts';
import type { Tensors } from './tensor.ts';
import type { TrainingState } from './trainingState.ts';

/** A trained model and all that belongs to it. */
export interface Checkpoint {
  readonly configuration: DocumentModelConfiguration;
  readonly vocabulary: Vocabulary;
  readonly document: DocumentIdentity;
  /** The best weights. */
  readonly parameters: Tensors;
  /** Null for a model that carries nothing to go on training with. */
  readonly training: TrainingState | null;
}
