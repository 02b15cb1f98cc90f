/** A dense row-major tensor of 32-bit floats. */
export interface Tensor {
  readonly shape: readonly number[];
  readonly data: Float32Array<ArrayBuffer>;
}

/** Tensors by their checkpoint name, in the order of `parameterShapes`. */
export type Tensors = ReadonlyMap<string, Tensor>;

export function elementCount(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

export function zeros(shape: readonly number[]): Tensor {
  return { shape, data: new Float32Array(elementCount(shape)) };
}
