import type { TrainStepOptions, TrainStepResult } from '../../engine/backend.ts';
import type { PairBatch } from '../../engine/pairsModel.ts';
import { BETA1, BETA2, correctedRates } from '../rank.ts';
import type { PairsMemory } from './memory.ts';

/** Training steps of a sequence-to-sequence model. */
export class PairsTraining {
  /** Updates made. */
  updates = 0;
  readonly #memory: PairsMemory;

  constructor(memory: PairsMemory) {
    this.#memory = memory;
  }

  /** One step. When loss or gradient are not finite, or something throws, nothing is updated. */
  step(batch: PairBatch, { learningRate, clip, dropoutSeed }: TrainStepOptions): TrainStepResult {
    const { machine, block, weights, mean, variance, shard, configuration } = this.#memory;
    if (!shard) throw new Error('This model was made for reading, not for training.');
    const { kernels } = machine;
    machine.reviseWeights();
    const { network, gradients, gradientPlaces } = shard;
    const extent = { time: batch.time, batch: batch.sources.batch };
    network.encoder.take(batch.sources);
    this.#memory.lay(batch.inputs, extent, network.embedding.tokens);
    const targets = this.#memory.lay(batch.targets, extent, network.decoder.targets, -1);
    const scored = targets.reduce((count, target) => count + (target >= 0 ? 1 : 0), 0);
    const scale = scored === 0 ? 0 : 1 / scored;
    const dropout = { rate: configuration.dropout, seed: dropoutSeed, firstSequence: 0, firstSite: 0 };
    network.findGradients(extent, scale, dropout, gradientPlaces);
    const nats = machine.floats(network.decoder.nats, extent.time * extent.batch);
    const loss = nats.reduce((sum, value) => sum + value, 0) * scale;
    const gradientNorm = Math.sqrt(kernels.sumOfSquares(block.size, gradients));
    if (!Number.isFinite(loss) || !Number.isFinite(gradientNorm)) return { loss, gradientNorm };
    const gradientScale = gradientNorm > clip ? clip / gradientNorm : 1;
    const { rate, epsilon } = correctedRates(learningRate, this.updates + 1);
    kernels.adam(block.size, weights, gradients, mean, variance, rate, BETA1, BETA2, epsilon, gradientScale);
    this.updates++;
    return { loss, gradientNorm };
  }
}
