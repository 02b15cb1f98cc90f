import type { Tensor } from '../../engine/tensor.ts';

/** What a symbol stands for: one tensor, or one for each value of the index it runs over. */
export type SymbolTensor = Tensor | readonly Tensor[];

/** Values behind the symbols of a formula; null where a name means nothing here. */
export type SymbolSource = (name: string) => SymbolTensor | null;

export function scalar(value: number): Tensor {
  return { shape: [], data: Float32Array.of(value) };
}

export function vector(values: ArrayLike<number>): Tensor {
  return { shape: [values.length], data: Float32Array.from(values) };
}

/** Rows `from` up to `to` of a matrix. */
export function rows({ shape, data }: Tensor, from: number, to: number): Tensor {
  const width = data.length / (shape[0] ?? 1);
  const part = data.slice(from * width, to * width);
  return { shape: [to - from, ...shape.slice(1)], data: part };
}

/** Row `row` of a row-major [rows, width]. */
export function rowOf(data: Float32Array, row: number, width: number): Tensor {
  return vector(data.subarray(row * width, (row + 1) * width));
}

export function sumOf(a: Tensor, b: Tensor): Tensor {
  return { shape: a.shape, data: a.data.map((value, n) => value + (b.data[n] ?? 0)) };
}

/** [A B]: two matrices side by side. */
export function sideBySide(a: Tensor, b: Tensor): Tensor {
  const [height = 0, left = 0] = a.shape;
  const right = b.shape[1] ?? 0;
  const data = new Float32Array(height * (left + right));
  for (let row = 0; row < height; row++) {
    data.set(a.data.subarray(row * left, (row + 1) * left), row * (left + right));
    data.set(b.data.subarray(row * right, (row + 1) * right), row * (left + right) + left);
  }
  return { shape: [height, left + right], data };
}

/** The largest singular value of a square matrix, by power iteration on A^T A. */
export function spectralNorm({ shape, data }: Tensor): number {
  const size = shape[0] ?? 0;
  let direction = Float64Array.from({ length: size }, (_, n) => Math.sin(n + 1));
  let norm = 0;
  for (let round = 0; round < 500; round++) {
    const image = new Float64Array(size);
    const back = new Float64Array(size);
    for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) image[i]! += data[i * size + j]! * direction[j]!;
    for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) back[j]! += data[i * size + j]! * image[i]!;
    const length = Math.hypot(...back);
    if (length === 0) return 0;
    const before = norm;
    norm = Math.sqrt(length);
    direction = back.map((value) => value / length);
    if (Math.abs(norm - before) < 1e-12 * norm) break;
  }
  return norm;
}
