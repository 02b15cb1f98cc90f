import type { DocumentModelConfiguration } from '../engine/configuration.ts';
import type { Tensors } from '../engine/tensor.ts';

/** Weights on their way from the trainer to the reader. */
export interface Publication {
  readonly run: string;
  /** The run this one goes on from, if any. */
  readonly continues: string | null;
  /** Steps made; newer weights replace older ones of the same run. */
  readonly step: number;
  readonly configuration: DocumentModelConfiguration;
  readonly units: readonly string[];
  readonly parameters: Tensors;
}
