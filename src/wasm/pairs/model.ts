import type { RecurrentState, TrainStepOptions, TrainStepResult } from '../../engine/backend.ts';
import type { PairsModelConfiguration } from '../../engine/configuration.ts';
import type {
  DecoderStep,
  EncodedSources,
  ForcedAttention,
  PairBatch,
  PairScores,
  PairsModel,
  SourceBatch,
} from '../../engine/pairsModel.ts';
import type { Tensors } from '../../engine/tensor.ts';
import { checkPairBatch, checkSources, checkTokens } from '../../engine/tokens.ts';
import type { Address } from '../kernels.ts';
import type { PairsMemory } from './memory.ts';
import { PairsReading } from './reading.ts';
import { PairsTraining } from './training.ts';

/** A sequence-to-sequence model on our own kernels. */
export class WasmPairsModel implements PairsModel {
  readonly configuration: PairsModelConfiguration;
  readonly #memory: PairsMemory;
  readonly #training: PairsTraining;
  readonly #reading: PairsReading;

  /** Throws when the parameters do not fit the configuration. */
  constructor(memory: PairsMemory, parameters: Tensors) {
    this.configuration = memory.configuration;
    this.#memory = memory;
    this.#training = new PairsTraining(memory);
    this.#reading = new PairsReading(memory);
    this.writeParameters(parameters);
  }

  readParameters(): Tensors {
    return this.#memory.block.readAll(this.#blockAt(this.#memory.weights));
  }

  writeParameters(parameters: Tensors): void {
    this.#memory.block.writeAll(parameters, this.#blockAt(this.#memory.weights));
    this.#memory.machine.reviseWeights();
    this.#reading.forget();
  }

  readOptimizer(): { readonly updates: number; readonly moments: Tensors } {
    const { block, mean, variance } = this.#memory;
    const moments = mean
      ? [...block.read(this.#blockAt(mean), 'optimizer.m.'), ...block.read(this.#blockAt(variance), 'optimizer.v.')]
      : [];
    return { updates: this.#training.updates, moments: new Map(moments) };
  }

  writeOptimizer(updates: number, moments: Tensors): void {
    const { block, mean, variance } = this.#memory;
    if (!mean) return;
    block.require(moments, 'optimizer.m.');
    block.require(moments, 'optimizer.v.');
    block.write(moments, this.#blockAt(mean), 'optimizer.m.');
    block.write(moments, this.#blockAt(variance), 'optimizer.v.');
    this.#training.updates = updates;
  }

  trainStep(batch: PairBatch, options: TrainStepOptions): TrainStepResult {
    checkPairBatch(batch, this.configuration, this.#memory.capacity);
    this.#reading.forget();
    return this.#training.step(batch, options);
  }

  score(batch: PairBatch): PairScores {
    checkPairBatch(batch, this.configuration, this.#memory.capacity);
    return this.#reading.score(batch);
  }

  encode(sources: SourceBatch): EncodedSources {
    checkSources(sources, this.configuration.sourceVocabulary);
    return this.#reading.encode(sources);
  }

  decode(
    encoded: EncodedSources,
    sources: Int32Array,
    tokens: Int32Array,
    state: RecurrentState | null,
    forced?: ForcedAttention,
  ): DecoderStep {
    checkTokens(tokens, this.configuration.targetVocabulary);
    checkTokens(sources, encoded.sources.batch);
    return this.#reading.decode(encoded, sources, tokens, state, forced);
  }

  /** Nothing to free but memory, which goes with the model. */
  dispose(): void {}

  #blockAt(address: Address): Float32Array {
    return this.#memory.machine.floats(address, this.#memory.block.size);
  }
}
