import type { ModelCapacity } from '../engine/backend.ts';
import type { DocumentModelConfiguration } from '../engine/configuration.ts';
import { DocumentShard } from './documentShard.ts';
import { DocumentWeightPlaces } from './documentWeightPlaces.ts';
import type { Machine } from './machine.ts';
import { ModelMemory } from './modelMemory.ts';

export interface DocumentPlan {
  readonly configuration: DocumentModelConfiguration;
  readonly capacity: ModelCapacity;
}

/** Where everything of a document's model lies. */
export class DocumentMemory extends ModelMemory<DocumentPlan, DocumentShard> {
  readonly weightPlaces: DocumentWeightPlaces;
  readonly shards: readonly DocumentShard[];

  constructor(machine: Machine, plan: DocumentPlan) {
    super(machine, plan);
    const { configuration, capacity } = plan;
    this.weightPlaces = new DocumentWeightPlaces(configuration, this.block, this.weights);
    const extent = { time: capacity.sequence, batch: this.share };
    this.shards = this.forEachThread(
      () => new DocumentShard(machine, this.arena, configuration, this.block, this.weightPlaces, extent),
    );
  }
}
