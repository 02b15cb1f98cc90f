import { readFile } from 'node:fs/promises';
import { now } from './clock.ts';
import { buildFile, type Tier } from '../src/wasm/builds.ts';
import { instantiate, type Kernels } from '../src/wasm/kernels.ts';
import { packedSize } from '../src/wasm/matrix.ts';
import { compileRevectorised } from '../src/wasm/node/wideTier.ts';

/**
 * C [rows, columns] = A [rows, depth] B, A transposed where a weight's gradient is summed over tokens. Then B is packed for this one
 * product, and its packing is part of it; weights are packed once for many.
 */
interface Product {
  readonly of: string;
  readonly rows: number;
  readonly columns: number;
  readonly depth: number;
  readonly transposed?: boolean;
}

const products: readonly Product[] = [
  { of: 'the tile at its best', rows: 128, columns: 256, depth: 256 },
  { of: 'W1 recurrence', rows: 32, columns: 512, depth: 128 },
  { of: 'W1 recurrent gradient', rows: 512, columns: 128, depth: 2048, transposed: true },
  { of: 'W3 recurrence', rows: 32, columns: 1024, depth: 256 },
  { of: 'W3 recurrence backwards', rows: 32, columns: 256, depth: 1024 },
  { of: 'W3 inputs', rows: 2048, columns: 1024, depth: 256 },
  { of: 'W3 recurrent gradient', rows: 1024, columns: 256, depth: 2048, transposed: true },
  { of: 'W4 logits', rows: 256, columns: 5000, depth: 256 },
  { of: 'W4 logits backwards', rows: 256, columns: 256, depth: 5000 },
  { of: 'W4 decoder gradient', rows: 5000, columns: 256, depth: 256, transposed: true },
];

const MEMORY_PAGES = 1024;
const ROUNDS = 15;

/** Prints the speed of every product the items need, and its share of the fastest. */
export async function printProducts(tier: Tier): Promise<void> {
  const file = new URL(`../dist/engine/kernels/${buildFile(tier, false)}`, import.meta.url);
  const bytes = Uint8Array.from(await readFile(file));
  const module = tier === 'wide' ? compileRevectorised(bytes) : await WebAssembly.compile(bytes);
  const kernels = instantiate(module, new WebAssembly.Memory({ initial: MEMORY_PAGES, maximum: MEMORY_PAGES }));
  for (let warm = 0; warm < 20; warm++) {
    for (const product of products) speedOf(kernels, product, 1);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const speeds = products.map((product) => speedOf(kernels, product, ROUNDS));
  const peak = Math.max(...speeds);
  for (const [i, { of }] of products.entries()) {
    const speed = speeds[i] ?? NaN;
    const share = Math.round((100 * speed) / peak);
    process.stdout.write(`${tier.padEnd(8)} ${of.padEnd(26)} ${speed.toFixed(1).padStart(6)} GFLOP/s  ${share} %\n`);
  }
}

/** The best of several tries, in GFLOP/s. */
function speedOf(kernels: Kernels, { rows, columns, depth, transposed = false }: Product, rounds: number): number {
  const a = 1 << 20;
  const packed = a + rows * depth * 4 + 64;
  const c = packed + packedSize(depth, columns) * 4 + 64;
  const b = c;
  const operations = 2 * rows * columns * depth;
  const repeats = Math.max(1, Math.round(5e7 / operations));
  const pack = (): void => kernels.packRight(depth, columns, b, columns, 1, packed);
  pack();
  let best = Infinity;
  for (let round = 0; round < rounds; round++) {
    const start = now();
    for (let i = 0; i < repeats; i++) {
      const [rowStride, columnStride] = transposed ? [1, rows] : [depth, 1];
      if (transposed) pack();
      kernels.multiply(rows, columns, depth, a, rowStride, columnStride, packed, c, columns, false, 1 << 16);
    }
    best = Math.min(best, (now() - start) / repeats);
  }
  return operations / best / 1e6;
}
