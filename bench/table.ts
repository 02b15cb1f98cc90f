import { operationsOf, trainingItems } from './items.ts';
import type { Measurement } from './measurement.ts';

/** One line a measurement: time, speed, arithmetic, and how many times faster than the best of each PyTorch of this item. */
export function printTable(measurements: readonly Measurement[]): void {
  const pytorch = Map.groupBy(
    measurements.filter(({ engine }) => engine === 'pytorch'),
    ({ tier }) => tier,
  );
  const theirs = [...pytorch.values()].map((those) => Math.min(...those.map((m) => m.millisecondsPerStep)));
  for (const { item, engine, tier, threads, millisecondsPerStep, tokensPerSecond } of measurements) {
    const known = trainingItems.find(({ name }) => name === item);
    const rate = known ? `${(operationsOf(known) / millisecondsPerStep / 1e6).toFixed(1)} GFLOP/s` : '';
    const ratios = theirs.map((time) => `${(time / millisecondsPerStep).toFixed(2)}x`.padStart(8));
    const columns = [
      item.padEnd(11),
      `${engine} ${tier}`.padEnd(30),
      `threads ${threads}`.padEnd(11),
      `${millisecondsPerStep.toFixed(3)} ms`.padStart(12),
      `${Math.round(tokensPerSecond).toLocaleString('en')} tokens/s`.padStart(20),
      rate.padStart(15),
      ...ratios,
    ];
    process.stdout.write(`${columns.join('  ')}\n`);
  }
}
