import * as tf from '@tensorflow/tfjs-core';
import { elementCount, zeros, type Tensor, type Tensors } from '../engine/tensor.ts';

import { updateAdam, type AdamSlot } from './adam.ts';
import { clipByGlobalNorm, globalNorm } from './clipping.ts';
import { valuesOf } from './networkState.ts';
import type { Weights } from './weights.ts';

type Shapes = ReadonlyMap<string, readonly number[]>;

/** A model's parameters as TensorFlow variables, with Adam's moments for those that are trained. */
export class ParameterStore {
  readonly #shapes: Shapes;
  readonly #variables = new Map<string, tf.Variable>();
  readonly #slots = new Map<string, AdamSlot>();
  #updates = 0;

  /** `trained` names what Adam updates: nothing for a model that is only read. Throws when `parameters` do not fit `shapes`. */
  constructor(shapes: Shapes, parameters: Tensors, trained: readonly string[]) {
    this.#shapes = shapes;
    const initial = takeAll(shapes, parameters);
    for (const [name, tensor] of initial) this.#variables.set(name, variable(tensor));
    for (const [name, parameter] of this.#variables) {
      if (!trained.includes(name)) continue;
      this.#slots.set(name, {
        parameter,
        m: variable(zeros(parameter.shape)),
        v: variable(zeros(parameter.shape)),
      });
    }
  }

  get weights(): Weights {
    return this.#variables;
  }

  get updates(): number {
    return this.#updates;
  }

  read(): Tensors {
    return new Map([...this.#variables].map(([name, variable]) => [name, toTensor(variable)]));
  }

  /** Throws when a name is missing or a shape differs, and changes nothing then. */
  write(parameters: Tensors): void {
    for (const [name, tensor] of takeAll(this.#shapes, parameters)) assign(this.#variables.get(name), tensor);
  }

  readMoments(): Tensors {
    const moments = new Map<string, Tensor>();
    for (const [name, { m, v }] of this.#slots) {
      moments.set(`optimizer.m.${name}`, toTensor(m));
      moments.set(`optimizer.v.${name}`, toTensor(v));
    }
    return moments;
  }

  /** Throws when a name is missing or a shape differs, and changes nothing then. */
  writeMoments(updates: number, moments: Tensors): void {
    const shapes = new Map(
      [...this.#slots].flatMap(([name, { parameter }]) => [
        [`optimizer.m.${name}`, parameter.shape] as const,
        [`optimizer.v.${name}`, parameter.shape] as const,
      ]),
    );
    const taken = takeAll(shapes, moments);
    for (const [name, { m, v }] of this.#slots) {
      assign(m, taken.get(`optimizer.m.${name}`));
      assign(v, taken.get(`optimizer.v.${name}`));
    }
    this.#updates = updates;
  }

  /** One step down the gradient of `loss`: autodiff, clipping by global norm, Adam; none when loss or gradient are not finite. */
  descend(loss: () => tf.Scalar, learningRate: number, clip: number): { loss: number; gradientNorm: number } {
    const slots = [...this.#slots.values()];
    const { value, grads } = tf.variableGrads(
      loss,
      slots.map(({ parameter }) => parameter),
    );
    const gradients = slots.map(({ parameter }) => grads[parameter.name] ?? tf.zerosLike(parameter));
    const gradientNorm = globalNorm(gradients);
    const result = { loss: value.dataSync()[0] ?? NaN, gradientNorm };
    if (!Number.isFinite(result.loss) || !Number.isFinite(gradientNorm)) return result;
    const clipped = clipByGlobalNorm(gradients, gradientNorm, clip);
    this.#updates++;
    for (const [index, slot] of slots.entries()) {
      const gradient = clipped[index];
      if (gradient !== undefined) updateAdam(slot, gradient, this.#updates, learningRate);
    }
    return result;
  }

  dispose(): void {
    for (const variable of this.#variables.values()) variable.dispose();
    for (const { m, v } of this.#slots.values()) tf.dispose([m, v]);
  }
}

function variable({ data, shape }: Tensor): tf.Variable {
  return tf.tidy(() => tf.variable(tf.tensor(data, [...shape])));
}

function assign(variable: tf.Variable | undefined, tensor: Tensor | undefined): void {
  if (variable === undefined || tensor === undefined) return;
  tf.tidy(() => variable.assign(tf.tensor(tensor.data, [...tensor.shape])));
}

function toTensor(variable: tf.Variable): Tensor {
  return { shape: variable.shape, data: valuesOf(variable) };
}

function takeAll(shapes: Shapes, tensors: Tensors): Tensors {
  return new Map(
    [...shapes].map(([name, shape]) => {
      const tensor = tensors.get(name);
      if (tensor === undefined) throw new Error(`The parameter "${name}" is missing.`);
      const fits = tensor.shape.join() === shape.join() && tensor.data.length === elementCount(shape);
      if (!fits)
        throw new Error(
          `The parameter "${name}" has shape [${tensor.shape.join(', ')}] instead of [${shape.join(', ')}].`,
        );
      return [name, tensor] as const;
    }),
  );
}
