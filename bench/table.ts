import { operationsOf, trainingItems } from './items.ts';
import type { Measurement } from './measurement.ts';

/** One line a measurement: time, speed, arithmetic, and how many times faster than the best PyTorch of this item. */
export function printTable(measurements: readonly Measurement[]): void {
  const theirs = measurements.filter(({ engine }) => engine === 'pytorch').map((m) => m.millisecondsPerStep);
  for (const { item, engine, tier, threads, millisecondsPerStep, tokensPerSecond } of measurements) {
    const known = trainingItems.find(({ name }) => name === item);
    const rate = known ? `${(operationsOf(known) / millisecondsPerStep / 1e6).toFixed(1)} GFLOP/s` : '';
    const ratio = theirs.length > 0 ? `${(Math.min(...theirs) / millisecondsPerStep).toFixed(2)}x` : '';
    const columns = [
      item.padEnd(11),
      `${engine} ${tier}`.padEnd(30),
      `threads ${threads}`.padEnd(11),
      `${millisecondsPerStep.toFixed(3)} ms`.padStart(12),
      `${Math.round(tokensPerSecond).toLocaleString('en')} tokens/s`.padStart(20),
      rate.padStart(15),
      ratio.padStart(8),
    ];
    process.stdout.write(`${columns.join('  ')}\n`);
  }
}
