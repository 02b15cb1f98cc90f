import type { DocumentModelConfiguration, PairsModelConfiguration } from '../engine/configuration.ts';
import type { Tensors } from '../engine/tensor.ts';

interface PublishedWeights {
  /** Steps made; newer weights replace older ones of the same run. */
  readonly step: number;
  readonly parameters: Tensors;
}

export interface PublishedDocument extends PublishedWeights {
  readonly task: 'document';
  readonly configuration: DocumentModelConfiguration;
  readonly units: readonly string[];
}

export interface PublishedPairs extends PublishedWeights {
  readonly task: 'pairs';
  readonly configuration: PairsModelConfiguration;
  readonly sourceUnits: readonly string[];
  readonly targetUnits: readonly string[];
}

/** A model's weights and what they mean. */
export type Published = PublishedDocument | PublishedPairs;

/** Weights on their way from the trainer to the reader. */
export type Publication = Published & {
  readonly run: string;
  /** The run this one goes on from, if any. */
  readonly continues: string | null;
};
