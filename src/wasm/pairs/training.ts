import type { TrainStepOptions, TrainStepResult } from '../../engine/backend.ts';
import type { PairBatch } from '../../engine/pairsModel.ts';
import type { Command } from '../rank.ts';
import { countScored, layTimeMajor } from '../timeMajor.ts';
import { Training } from '../training.ts';
import type { PairsMemory } from './memory.ts';

/** Training steps of a sequence-to-sequence model. */
export class PairsTraining {
  readonly steps: Training;
  readonly #memory: PairsMemory;

  constructor(memory: PairsMemory, execute: (command: Command) => void) {
    this.steps = new Training(memory, execute);
    this.#memory = memory;
  }

  step({ sources, time, inputs, targets }: PairBatch, options: TrainStepOptions): TrainStepResult {
    const { machine, shards } = this.#memory;
    const { batch } = sources;
    for (const [rank, { network }] of shards.entries()) {
      const slice = this.#memory.sliceOf(rank, batch);
      network.encoder.take(sources, slice);
      layTimeMajor(machine, inputs, time, slice, network.embedding.tokens, 0);
      layTimeMajor(machine, targets, time, slice, network.decoder.targets);
    }
    return this.steps.step({ batch, time, attended: sources.time, scored: countScored(targets) }, options);
  }
}
