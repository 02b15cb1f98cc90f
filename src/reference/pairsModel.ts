import * as tf from '@tensorflow/tfjs-core';
import type { RecurrentState, TrainStepOptions, TrainStepResult } from '../engine/backend.ts';
import type { PairsModelConfiguration } from '../engine/configuration.ts';
import type {
  DecoderStep,
  EncodedSources,
  ForcedAttention,
  PairBatch,
  PairsCapacity,
  PairScores,
  PairsModel,
  SourceBatch,
} from '../engine/pairsModel.ts';
import type { Tensors } from '../engine/tensor.ts';
import { checkPairBatch, checkSources, checkTokens } from '../engine/tokens.ts';
import { crossEntropy, meanCrossEntropy } from './crossEntropy.ts';
import type { Dropout } from './dropout.ts';
import { toLayerStates, toRecurrentState, valuesOf } from './networkState.ts';
import type { Override } from './pairsAttention.ts';
import { decodeTargets, encodeSources, type DecoderPass, type EncodedBatch } from './pairsNetwork.ts';
import { StoredModel } from './storedModel.ts';
import { tidied } from './tidied.ts';

/** A sequence-to-sequence model in TensorFlow.js. */
export class TensorFlowPairsModel extends StoredModel<PairsModelConfiguration> implements PairsModel {
  readonly #capacity: PairsCapacity;

  constructor(configuration: PairsModelConfiguration, parameters: Tensors, capacity: PairsCapacity) {
    super(configuration, parameters, capacity.trainable);
    this.#capacity = capacity;
  }

  trainStep(batch: PairBatch, { learningRate, clip, dropoutSeed }: TrainStepOptions): TrainStepResult {
    if (!this.#capacity.trainable) throw new Error('This model was made for reading, not for training.');
    checkPairBatch(batch, this.configuration, this.#capacity);
    const dropout = { rate: this.configuration.dropout, seed: dropoutSeed };
    const loss = (): tf.Scalar => meanCrossEntropy(this.#run(batch, dropout).logits, batch.targets);
    return tidied(() => this.parameters.descend(loss, learningRate, clip));
  }

  score(batch: PairBatch): PairScores {
    checkPairBatch(batch, this.configuration, this.#capacity);
    return tidied(() => {
      const { logits, attention } = this.#run(batch, null);
      return {
        nats: valuesOf(crossEntropy(logits, batch.targets)),
        predictions: Int32Array.from(tf.argMax(logits, 1).dataSync()),
        attention: attention && valuesOf(attention),
      };
    });
  }

  encode(sources: SourceBatch): EncodedSources {
    checkSources(sources, this.configuration.sourceVocabulary);
    return tidied(() => {
      const { memory, states } = encodeSources(this.configuration, this.parameters.weights, sources);
      return { sources, memory: valuesOf(memory), state: toRecurrentState({ layers: states, past: null }) };
    });
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
    return tidied(() => {
      const rows = tokens.length;
      const beside = this.#beside(encoded, sources, state);
      const override = forced ? toOverride(forced, rows, encoded.sources.time) : null;
      const pass = decodeTargets(this.configuration, this.parameters.weights, beside, tokens, 1, { override });
      return {
        logits: valuesOf(pass.logits),
        attention: pass.attention && valuesOf(pass.attention),
        state: toRecurrentState({ layers: pass.states, past: null }),
      };
    });
  }

  #run({ sources, time, inputs }: PairBatch, dropout: Dropout | null): DecoderPass {
    const { weights } = this.parameters;
    const encoded = encodeSources(this.configuration, weights, sources, dropout);
    return decodeTargets(this.configuration, weights, encoded, inputs, time, { dropout });
  }

  /** Each decoder row beside its source. */
  #beside(
    { sources, memory, state: first }: EncodedSources,
    rows: Int32Array,
    state: RecurrentState | null,
  ): EncodedBatch {
    const { batch, time, tokens } = sources;
    const ofRows = <T extends tf.Tensor>(tensor: T): T => tf.gather(tensor, tf.tensor1d(rows, 'int32'));
    const mask = Float32Array.from(tokens, (id) => (id < 0 ? 0 : 1));
    const initial = (): EncodedBatch['states'] =>
      toLayerStates(this.configuration, first, batch).map(({ hidden, cell }) =>
        cell ? { hidden: ofRows(hidden), cell: ofRows(cell) } : { hidden: ofRows(hidden) },
      );
    return {
      memory: ofRows(tf.tensor3d(memory, [batch, time, 2 * this.configuration.hidden])),
      mask: ofRows(tf.tensor3d(mask, [batch, time, 1])),
      states: state === null ? initial() : toLayerStates(this.configuration, state, rows.length),
    };
  }
}

/** Forced weights as tensors. Throws a RangeError when they are not one for each source unit. */
function toOverride(forced: ForcedAttention, rows: number, sources: number): Override {
  const weights = new Float32Array(rows * sources);
  const where = new Float32Array(rows);
  for (const [row, values] of forced.entries()) {
    if (values === null) continue;
    if (values.length !== sources || row >= rows)
      throw new RangeError(`Forced attention needs ${sources} weights a row.`);
    weights.set(values, row * sources);
    where[row] = 1;
  }
  return { weights: tf.tensor3d(weights, [rows, 1, sources]), where: tf.tensor3d(where, [rows, 1, 1]) };
}
