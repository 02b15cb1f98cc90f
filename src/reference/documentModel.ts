import * as tf from '@tensorflow/tfjs-core';
import type {
  Activations,
  DocumentModel,
  InputGradient,
  ModelCapacity,
  NextTokens,
  RecurrentState,
  Score,
  TokenBatch,
  TrainStepOptions,
  TrainStepResult,
} from '../engine/backend.ts';
import { quantitiesOf } from '../engine/backend.ts';
import type { DocumentModelConfiguration } from '../engine/configuration.ts';
import type { Tensors } from '../engine/tensor.ts';
import { checkTokenBatch, checkTokens } from '../engine/tokens.ts';
import { crossEntropy, meanCrossEntropy } from './crossEntropy.ts';
import { runDocumentNetwork, type DocumentPass, type PassOptions } from './documentNetwork.ts';
import { embed } from './embedding.ts';
import { toNetworkState, toRecurrentState, valuesOf, type NetworkState } from './networkState.ts';
import { StoredModel } from './storedModel.ts';
import { tidied } from './tidied.ts';
import type { Unrolled } from './unroll.ts';
import { weightOf } from './weights.ts';

/** A document's language model in TensorFlow.js. */
export class TensorFlowDocumentModel extends StoredModel<DocumentModelConfiguration> implements DocumentModel {
  readonly #capacity: ModelCapacity;
  #carried: RecurrentState | null = null;

  constructor(configuration: DocumentModelConfiguration, parameters: Tensors, capacity: ModelCapacity) {
    super(configuration, parameters, capacity.trainable);
    this.#capacity = capacity;
  }

  readCarriedState(): RecurrentState | null {
    return this.#carried;
  }

  writeCarriedState(state: RecurrentState | null): void {
    this.#carried = state;
  }

  trainStep(batch: TokenBatch, { learningRate, clip, dropoutSeed }: TrainStepOptions): TrainStepResult {
    if (!this.#capacity.trainable) throw new Error('This model was made for reading, not for training.');
    checkTokenBatch(batch, this.configuration.vocabulary, this.#capacity);
    return tidied(() => {
      const initial = toNetworkState(this.configuration, this.#carried, batch.batch);
      const dropout = { rate: this.configuration.dropout, seed: dropoutSeed };
      let after = this.#carried;
      const loss = (): tf.Scalar => {
        const pass = this.#run(batch, initial, { dropout });
        after = toRecurrentState(pass.state);
        return meanCrossEntropy(pass.logits, batch.targets);
      };
      const result = this.parameters.descend(loss, learningRate, clip);
      if (Number.isFinite(result.loss) && Number.isFinite(result.gradientNorm)) this.#carried = after;
      return result;
    });
  }

  score(
    batch: TokenBatch,
    state: RecurrentState | null,
  ): { readonly nats: Float32Array; readonly state: RecurrentState } {
    checkTokenBatch(batch, this.configuration.vocabulary, this.#capacity);
    return tidied(() => {
      const pass = this.#run(batch, toNetworkState(this.configuration, state, batch.batch));
      return { nats: valuesOf(crossEntropy(pass.logits, batch.targets)), state: toRecurrentState(pass.state) };
    });
  }

  forward(tokens: Int32Array, state: RecurrentState | null): Activations {
    checkTokens(tokens, this.configuration.vocabulary);
    return tidied(() => {
      const time = tokens.length;
      const pass = this.#run({ batch: 1, time, inputs: tokens }, toNetworkState(this.configuration, state, 1));
      return {
        time,
        layers: pass.layers.map((layer) => this.#quantities(layer)),
        logits: valuesOf(pass.logits),
        attention: pass.attention === null ? null : valuesOf(pass.attention),
        state: toRecurrentState(pass.state),
      };
    });
  }

  read(tokens: Int32Array, state: RecurrentState | null): NextTokens {
    checkTokens(tokens, this.configuration.vocabulary);
    const time = tokens.length;
    if (time === 0) throw new RangeError('There is no token to read.');
    return tidied(() => {
      const pass = this.#run({ batch: 1, time, inputs: tokens }, toNetworkState(this.configuration, state, 1));
      const last = tf.slice(pass.logits, [time - 1, 0]); // [1, vocabulary]
      return nextTokens(last, toRecurrentState(pass.state));
    });
  }

  infer(tokens: Int32Array, state: RecurrentState | null): NextTokens {
    checkTokens(tokens, this.configuration.vocabulary);
    return tidied(() => {
      const batch = tokens.length;
      const pass = this.#run({ batch, time: 1, inputs: tokens }, toNetworkState(this.configuration, state, batch));
      return nextTokens(pass.logits, toRecurrentState(pass.state));
    });
  }

  inputGradient(tokens: Int32Array, state: RecurrentState | null, token: number, score: Score): InputGradient {
    checkTokens(tokens, this.configuration.vocabulary);
    checkTokens(Int32Array.of(token), this.configuration.vocabulary);
    return tidied(() => {
      const { layers, hidden, vocabulary } = this.configuration;
      const time = tokens.length;
      const initial = toNetworkState(this.configuration, state, 1);
      const inputs = embed(weightOf(this.parameters.weights, 'embedding.weight'), tokens, 1, time);
      const nudges = Array.from({ length: layers }, () => tf.zeros<tf.Rank.R3>([1, time, hidden]));
      const chosen = (...variables: tf.Tensor[]): tf.Scalar => {
        const [embedded, ...nudges] = variables as [tf.Tensor3D, ...tf.Tensor3D[]];
        const { logits } = runDocumentNetwork(this.configuration, this.parameters.weights, embedded, initial, {
          nudges,
        });
        const last = tf.slice(logits, [time - 1, 0], [1, vocabulary]); // [1, vocabulary]
        const scores = score === 'logit' ? last : tf.logSoftmax(last);
        return tf.reshape(tf.slice(scores, [0, token], [1, 1]), []);
      };
      const [gradient, ...hiddens] = tf.grads(chosen)([inputs, ...nudges]) as [tf.Tensor, ...tf.Tensor[]];
      return { time, inputs: valuesOf(inputs), gradient: valuesOf(gradient), hidden: hiddens.map(valuesOf) };
    });
  }

  #run(
    { batch, time, inputs }: Pick<TokenBatch, 'batch' | 'time' | 'inputs'>,
    state: NetworkState,
    options: PassOptions = {},
  ): DocumentPass {
    const { weights } = this.parameters;
    const embedded = embed(weightOf(weights, 'embedding.weight'), inputs, batch, time);
    return runDocumentNetwork(this.configuration, weights, embedded, state, options);
  }

  /** One layer's quantities of one sequence, each [time, hidden]. */
  #quantities({ steps }: Unrolled): Activations['layers'][number] {
    const names = quantitiesOf[this.configuration.cell];
    return new Map(names.map((name) => [name, valuesOf(tf.stack(steps.flatMap((step) => step[name] ?? [])))]));
  }
}

/** `logits` [batch, vocabulary] */
function nextTokens(logits: tf.Tensor2D, state: RecurrentState): NextTokens {
  const normalisers = Float64Array.from(valuesOf(tf.logSumExp(logits, 1)));
  return { logits: valuesOf(logits), normalisers, state };
}
