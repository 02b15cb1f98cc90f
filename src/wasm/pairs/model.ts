import type { RecurrentState, TrainStepOptions, TrainStepResult } from '../../engine/backend.ts';
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
import type { Crew } from '../crew.ts';
import { WasmModel } from '../model.ts';
import type { PairsMemory } from './memory.ts';
import { PairsReading } from './reading.ts';
import { PairsTraining } from './training.ts';

/** A sequence-to-sequence model on our own kernels. */
export class WasmPairsModel extends WasmModel<PairsMemory> implements PairsModel {
  readonly #training: PairsTraining;
  readonly #reading: PairsReading;

  /** `release` is what disposing of the model calls. Throws when the parameters do not fit the configuration. */
  constructor(memory: PairsMemory, parameters: Tensors, crew: Crew, release: () => void) {
    const training = new PairsTraining(memory, (command) => crew.execute(command));
    super(memory, parameters, training.steps, release);
    this.#training = training;
    this.#reading = new PairsReading(memory);
  }

  trainStep(batch: PairBatch, options: TrainStepOptions): TrainStepResult {
    const { capacity } = this.memory.plan;
    if (!capacity.trainable) throw new Error('This model was made for reading, not for training.');
    checkPairBatch(batch, this.configuration, capacity);
    this.#reading.forget();
    return this.#training.step(batch, options);
  }

  score(batch: PairBatch): PairScores {
    checkPairBatch(batch, this.configuration, this.memory.plan.capacity);
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

  protected override weightsChanged(): void {
    this.#reading.forget();
  }
}
