import { startWasm, training, trainingPairs } from './engines.ts';
import { pairsItem, trainingItems } from './items.ts';
import type { Tier } from '../src/wasm/builds.ts';

/**
 * Where the time of a training step goes: each kernel's share, matrix products by shape (T: of a transposed left factor). The least of
 * several steps for each, so that what else a machine does counts little. `npm run build` first; then
 * `npx node bench/kernels.ts [W1|W2|W3|W4|P1] [relaxed|wide]`.
 */
const [name = 'W4', tier = 'relaxed'] = process.argv.slice(2);
const ROUNDS = 20;
const SHOWN = 16;

interface Spent {
  milliseconds: number;
  calls: number;
}

type Kernel = (...values: unknown[]) => unknown;

/** Of the step under way. */
const step = new Map<string, Spent>();

function timed(kernel: string, call: Kernel): Kernel {
  return (...values) => {
    const start = performance.now();
    const result = call(...values);
    const name = kernel === 'multiply' ? productName(values.map(Number)) : kernel;
    const spent = step.get(name) ?? { milliseconds: 0, calls: 0 };
    step.set(name, { milliseconds: spent.milliseconds + performance.now() - start, calls: spent.calls + 1 });
    return result;
  };
}

function productName([rows, columns, depth, , rowStride]: readonly number[]): string {
  return `multiply ${rows} x ${columns} x ${depth}${rowStride === 1 ? ' T' : ''}`;
}

// The engine makes its instances itself: every one made from here on has its kernels timed.
const Untimed = WebAssembly.Instance;
WebAssembly.Instance = class extends Untimed {
  override get exports(): WebAssembly.Exports {
    const kernels = Object.entries(super.exports);
    return Object.fromEntries(
      kernels.map(([kernel, value]) => [kernel, typeof value === 'function' ? timed(kernel, value as Kernel) : value]),
    );
  }
};

const backend = await startWasm(tier as Tier);
const label = { engine: 'wasm', tier } as const;
const item = trainingItems.find((item) => item.name === name);
const contender = item ? training(backend, label, item, 1) : trainingPairs(backend, label, pairsItem, 1);
await contender.run(10);
const least = new Map<string, Spent>();
let whole = Infinity;
for (let round = 0; round < ROUNDS; round++) {
  step.clear();
  whole = Math.min(whole, await contender.run(1));
  for (const [kernel, spent] of step) {
    if (spent.milliseconds < (least.get(kernel)?.milliseconds ?? Infinity)) least.set(kernel, spent);
  }
}
const sum = [...least.values()].reduce((total, { milliseconds }) => total + milliseconds, 0);
process.stdout.write(`${name} ${tier}: ${whole.toFixed(2)} ms a step, ${sum.toFixed(2)} ms in kernels\n`);
const order = [...least].toSorted(([, a], [, b]) => b.milliseconds - a.milliseconds);
for (const [kernel, { milliseconds, calls }] of order.slice(0, SHOWN)) {
  const [rows, columns, depth] = (/(\d+) x (\d+) x (\d+)/.exec(kernel) ?? []).slice(1).map(Number);
  const operations = 2 * (rows ?? NaN) * (columns ?? NaN) * (depth ?? NaN) * calls;
  const speed = Number.isNaN(operations) ? '' : `${(operations / milliseconds / 1e6).toFixed(1)} GFLOP/s`;
  const share = `${((100 * milliseconds) / sum).toFixed(1)} %`;
  process.stdout.write(
    `${kernel.padEnd(30)} ${`${milliseconds.toFixed(2)} ms`.padStart(10)} ${share.padStart(7)} ${String(calls).padStart(5)} calls  ${speed}\n`,
  );
}
process.exit();
