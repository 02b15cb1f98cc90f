import type { ModelConfiguration } from '../engine/configuration.ts';
import { parameterShapes, trainableNames } from '../engine/parameters.ts';
import { elementCount, zeros, type Tensor, type Tensors } from '../engine/tensor.ts';
import { collect, layouts, paddedSize, spread, type Layout } from './layout.ts';

/** The place of one trained tensor in every copy of the block. */
interface Place {
  readonly layout: Layout;
  readonly shape: readonly number[];
  /** Floats from the block's start. */
  readonly offset: number;
}

/**
 * All trained tensors of a model in one piece of memory. Weights, gradients and both of Adam's moments are blocks of this shape,
 * so that what treats every parameter alike is one call.
 */
export class ParameterBlock {
  /** Floats in a block. */
  readonly size: number;
  readonly #places = new Map<string, Place>();
  readonly #shapes: ReadonlyMap<string, readonly number[]>;

  constructor(configuration: ModelConfiguration) {
    this.#shapes = parameterShapes(configuration);
    const all = layouts(configuration);
    let offset = 0;
    for (const name of trainableNames(configuration)) {
      const layout = all.get(name);
      const shape = this.#shapes.get(name);
      if (layout === undefined || shape === undefined) throw new Error(`No layout is known for "${name}".`);
      this.#places.set(name, { layout, shape, offset });
      offset += Math.ceil(paddedSize(layout) / 16) * 16;
    }
    this.size = offset;
  }

  has(name: string): boolean {
    return this.#places.has(name);
  }

  /** Bytes from a block's start to a tensor. */
  offsetOf(name: string): number {
    const place = this.#places.get(name);
    if (place === undefined) throw new Error(`The model has no parameter "${name}".`);
    return place.offset * 4;
  }

  /** Every stored tensor of the weights in `block`; those that are not trained are zero. */
  readAll(block: Float32Array): Tensors {
    const trained = this.read(block);
    return new Map([...this.#shapes].map(([name, shape]) => [name, trained.get(name) ?? zeros(shape)]));
  }

  /**
   * Puts weights into `block`. A second bias that is not trained, as in a foreign LSTM, is added to the first: the same model.
   * Throws when a name is missing or a shape differs; the block is unchanged then.
   */
  writeAll(tensors: Tensors, block: Float32Array): void {
    requireShapes(this.#shapes, tensors);
    const merged = new Map(tensors);
    for (const [name, tensor] of tensors) {
      const first = name.replace('.bias_hh_', '.bias_ih_');
      const other = tensors.get(first);
      if (first === name || other === undefined || this.has(name)) continue;
      merged.set(first, { shape: tensor.shape, data: tensor.data.map((value, i) => value + (other.data[i] ?? 0)) });
    }
    this.#spread(merged, block, '', true);
  }

  /** The trained tensors of a block, each named `prefix` and its name. */
  read(block: Float32Array, prefix = ''): Map<string, Tensor> {
    const tensors = new Map<string, Tensor>();
    for (const [name, { layout, shape, offset }] of this.#places) {
      const data = collect(layout, block.subarray(offset, offset + paddedSize(layout)));
      tensors.set(prefix + name, { shape, data });
    }
    return tensors;
  }

  /** Throws unless `tensors` has each trained tensor, named `prefix` and its name, in its shape. */
  require(tensors: Tensors, prefix: string): void {
    const shapes = [...this.#places].map(([name, { shape }]) => [prefix + name, shape] as const);
    requireShapes(new Map(shapes), tensors);
  }

  /** Fills a block of moments from tensors that are all there. */
  write(tensors: Tensors, block: Float32Array, prefix: string): void {
    this.#spread(tensors, block, prefix, false);
  }

  #spread(tensors: Tensors, block: Float32Array, prefix: string, weights: boolean): void {
    for (const [name, { layout, offset }] of this.#places) {
      const tensor = tensors.get(prefix + name);
      const place = block.subarray(offset, offset + paddedSize(layout));
      if (tensor) spread(layout, tensor.data, place, weights ? layout.filler : 0);
    }
  }
}

function requireShapes(shapes: ReadonlyMap<string, readonly number[]>, tensors: Tensors): void {
  for (const [name, shape] of shapes) {
    const tensor = tensors.get(name);
    if (tensor === undefined) throw new Error(`The parameter "${name}" is missing.`);
    if (tensor.shape.join() !== shape.join() || tensor.data.length !== elementCount(shape)) {
      throw new Error(
        `The parameter "${name}" has shape [${tensor.shape.join(', ')}] instead of [${shape.join(', ')}].`,
      );
    }
  }
}
