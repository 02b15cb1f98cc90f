import type {
  Backend,
  DocumentModel,
  ModelCapacity,
  NextTokens,
  RecurrentState,
  TokenBatch,
} from '../../../src/engine/backend.ts';
import type { DocumentModelConfiguration } from '../../../src/engine/configuration.ts';
import { parameterShapes, trainableNames } from '../../../src/engine/parameters.ts';
import { zeros, type Tensor, type Tensors } from '../../../src/engine/tensor.ts';

const copyOf = (tensors: Tensors): Map<string, Tensor> =>
  new Map([...tensors].map(([name, { shape, data }]) => [name, { shape, data: data.slice() }]));

/**
 * A stand-in for an engine that is quick to train and has all the state a real one has: h[t] = h[t-1] / 2 + embedding[x[t]],
 * logits = decoder h + bias, with Adam on the decoder alone. Embedding and hidden size must be equal.
 */
class LeakyModel implements DocumentModel {
  readonly configuration: DocumentModelConfiguration;
  readonly #capacity: ModelCapacity;
  #parameters: Map<string, Tensor>;
  #moments = new Map<string, Tensor>();
  #updates = 0;
  #carried: RecurrentState | null = null;

  constructor(configuration: DocumentModelConfiguration, parameters: Tensors, capacity: ModelCapacity) {
    this.configuration = configuration;
    this.#capacity = capacity;
    this.#parameters = copyOf(parameters);
    const shapes = parameterShapes(configuration);
    for (const name of trainableNames(configuration)) {
      for (const moment of ['m', 'v']) this.#moments.set(`optimizer.${moment}.${name}`, zeros(shapes.get(name) ?? []));
    }
  }

  readParameters(): Tensors {
    return copyOf(this.#parameters);
  }

  writeParameters(parameters: Tensors): void {
    this.#parameters = copyOf(parameters);
  }

  readOptimizer(): { updates: number; moments: Tensors } {
    return { updates: this.#updates, moments: copyOf(this.#moments) };
  }

  writeOptimizer(updates: number, moments: Tensors): void {
    this.#updates = updates;
    this.#moments = copyOf(moments);
  }

  readCarriedState(): RecurrentState | null {
    return this.#carried;
  }

  writeCarriedState(state: RecurrentState | null): void {
    this.#carried = state;
  }

  trainStep(batch: TokenBatch, { learningRate }: { learningRate: number }): { loss: number; gradientNorm: number } {
    const { vocabulary, hidden } = this.configuration;
    const weightGradient = new Float64Array(vocabulary * hidden);
    const biasGradient = new Float64Array(vocabulary);
    let loss = 0;
    let scored = 0;
    this.#carried = this.#walk(batch, this.#carried, (target, state, probabilities) => {
      if (target < 0) return;
      scored++;
      loss -= Math.log(probabilities[target] ?? 0);
      for (let v = 0; v < vocabulary; v++) {
        const error = (probabilities[v] ?? 0) - (v === target ? 1 : 0);
        biasGradient[v]! += error;
        for (let k = 0; k < hidden; k++) weightGradient[v * hidden + k]! += error * (state[k] ?? 0);
      }
    });
    this.#updates++;
    const squared = this.#adam('decoder.weight', weightGradient, scored, learningRate);
    const norm = Math.sqrt(squared + this.#adam('decoder.bias', biasGradient, scored, learningRate));
    return { loss: loss / scored, gradientNorm: norm };
  }

  score(batch: TokenBatch, state: RecurrentState | null): { nats: Float32Array; state: RecurrentState } {
    if (batch.batch > this.#capacity.batch || batch.time > this.#capacity.sequence) throw new RangeError('capacity');
    const nats = new Float32Array(batch.batch * batch.time);
    const after = this.#walk(batch, state, (target, _, probabilities, index) => {
      if (target >= 0) nats[index] = -Math.log(probabilities[target] ?? 0);
    });
    return { nats, state: after };
  }

  infer(tokens: Int32Array, state: RecurrentState | null): NextTokens {
    const { vocabulary } = this.configuration;
    const logits = new Float32Array(tokens.length * vocabulary);
    const batch = { batch: tokens.length, time: 1, inputs: tokens, targets: tokens };
    const after = this.#walk(batch, state, (_, __, probabilities, index) => {
      logits.set(probabilities.map(Math.log), index * vocabulary);
    });
    return { logits, normalisers: new Float64Array(tokens.length), state: after };
  }

  read(tokens: Int32Array, state: RecurrentState | null): NextTokens {
    let result = this.infer(tokens.subarray(0, 1), state);
    for (let t = 1; t < tokens.length; t++) result = this.infer(tokens.subarray(t, t + 1), result.state);
    return result;
  }

  forward(): never {
    throw new Error('This model has no gates to show.');
  }

  inputGradient(): never {
    throw new Error('This model has no gradient to show.');
  }

  dispose(): void {
    this.#parameters.clear();
  }

  #data(name: string): Float32Array {
    return this.#parameters.get(name)?.data ?? new Float32Array(0);
  }

  #walk(
    { batch, time, inputs, targets }: TokenBatch,
    from: RecurrentState | null,
    visit: (target: number, state: Float64Array, probabilities: Float64Array, index: number) => void,
  ): RecurrentState {
    const { vocabulary, hidden } = this.configuration;
    const after = new Float32Array(batch * hidden);
    const [embedding, weight, bias] = ['embedding.weight', 'decoder.weight', 'decoder.bias'].map((n) => this.#data(n));
    for (let row = 0; row < batch; row++) {
      const state = Float64Array.from({ length: hidden }, (_, k) => from?.hidden[row * hidden + k] ?? 0);
      for (let t = 0; t < time; t++) {
        const index = row * time + t;
        const token = inputs[index] ?? 0;
        if (token < 0 || token >= vocabulary) throw new RangeError('token');
        for (let k = 0; k < hidden; k++) state[k] = Math.fround(state[k]! / 2 + embedding![token * hidden + k]!);
        const logits = Float64Array.from({ length: vocabulary }, (_, v) => {
          let sum = bias![v]!;
          for (let k = 0; k < hidden; k++) sum += weight![v * hidden + k]! * state[k]!;
          return sum;
        });
        const largest = Math.max(...logits);
        const total = logits.reduce((sum, logit) => sum + Math.exp(logit - largest), 0);
        visit(
          targets[index] ?? -1,
          state,
          logits.map((logit) => Math.exp(logit - largest) / total),
          index,
        );
      }
      after.set(state, row * hidden);
    }
    return { batch, hidden: after, cell: this.configuration.cell === 'lstm' ? after : null, past: null };
  }

  /** One update; returns the gradient's squared norm. */
  #adam(name: string, gradient: Float64Array, scored: number, learningRate: number): number {
    const weights = this.#data(name);
    const m = this.#moments.get(`optimizer.m.${name}`)!.data;
    const v = this.#moments.get(`optimizer.v.${name}`)!.data;
    let squared = 0;
    for (let i = 0; i < weights.length; i++) {
      const g = gradient[i]! / scored;
      squared += g * g;
      m[i] = 0.9 * m[i]! + 0.1 * g;
      v[i] = 0.999 * v[i]! + 0.001 * g * g;
      const corrected = m[i]! / (1 - 0.9 ** this.#updates);
      weights[i]! -= (learningRate * corrected) / (Math.sqrt(v[i]! / (1 - 0.999 ** this.#updates)) + 1e-8);
    }
    return squared;
  }
}

export const leakyBackend: Backend = {
  name: 'tensorflow',
  createDocumentModel: (configuration, parameters, capacity) => new LeakyModel(configuration, parameters, capacity),
  createPairsModel: () => {
    throw new Error('This engine knows documents only.');
  },
  dispose: () => undefined,
};
