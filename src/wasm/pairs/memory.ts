import type { PairsModelConfiguration } from '../../engine/configuration.ts';
import type { PairsCapacity } from '../../engine/pairsModel.ts';
import type { Machine } from '../machine.ts';
import { ModelMemory } from '../modelMemory.ts';
import { PairsShard } from './shard.ts';
import { PairsWeightPlaces } from './weightPlaces.ts';

export interface PairsPlan {
  readonly configuration: PairsModelConfiguration;
  readonly capacity: PairsCapacity;
}

/** Where everything of a sequence-to-sequence model lies. */
export class PairsMemory extends ModelMemory<PairsPlan, PairsShard> {
  readonly weightPlaces: PairsWeightPlaces;
  readonly shards: readonly PairsShard[];

  constructor(machine: Machine, plan: PairsPlan) {
    super(machine, plan);
    const { configuration, capacity } = plan;
    this.weightPlaces = new PairsWeightPlaces(configuration, this.block, this.weights);
    const { sourceTime, targetTime } = capacity;
    const room = { batch: this.share, sourceTime, targetTime, backwards: true };
    this.shards = this.forEachThread(
      () => new PairsShard(machine, this.arena, configuration, this.block, this.weightPlaces, room),
    );
  }
}
