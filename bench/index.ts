import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import type { Tier } from '../src/wasm/builds.ts';
import { inferring, reading, startTensorFlow, startWasm, training, trainingPairs } from './engines.ts';
import { pairsItem, readingItem, trainingItems } from './items.ts';
import { measure, type Contender } from './measurement.ts';
import { printProducts } from './products.ts';
import { hasPytorch, ownChoice, pytorch } from './pytorch.ts';
import { stockTensorFlow } from './stockTensorFlow.ts';
import { printTable } from './table.ts';

/**
 * Measures the engines on W1 to W5 and on pairs in turns, PyTorch beside them where it is installed; with --tensorflow also
 * TensorFlow.js, as our reference engine uses it and as tf.layers does; with --processor-time fairly on a busy machine, for one thread.
 * PyTorch's OpenBLAS takes the kernels it thinks best; --openblas Haswell,own has it measured with those for 256-bit vectors, too.
 */
const { values } = parseArgs({
  options: {
    items: { type: 'string', default: 'W1,W2,W3,W4,W5,P1' },
    threads: { type: 'string', default: '1' },
    tiers: { type: 'string', default: 'relaxed,wide' },
    tensorflow: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    openblas: { type: 'string', default: ownChoice },
    'processor-time': { type: 'boolean', default: false },
  },
});

const threads = values.threads.split(',').map(Number);
const tiers = values.tiers.split(',') as Tier[];
const items = values.items.split(',');
const backends = await Promise.all(tiers.map(async (tier) => ({ tier, backend: await startWasm(tier) })));
const openblas = hasPytorch() ? values.openblas.split(',') : [];

if (!values.json) {
  process.stdout.write(`${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}\n`);
  for (const tier of tiers) await printProducts(tier);
}
for (const item of trainingItems.filter(({ name }) => items.includes(name))) {
  const contenders: Contender[] = [];
  for (const count of threads) {
    for (const { tier, backend } of backends) contenders.push(training(backend, { engine: 'wasm', tier }, item, count));
    for (const core of openblas) contenders.push(await pytorch(item, 'training', count, core));
  }
  if (values.tensorflow) {
    contenders.push(training(await startTensorFlow(), { engine: 'tensorflow', tier: 'our reference' }, item, 1));
    contenders.push(await stockTensorFlow(item));
  }
  await report(contenders);
}
if (items.includes(pairsItem.name)) {
  const contenders: Contender[] = [];
  for (const count of threads) {
    for (const { tier, backend } of backends) {
      contenders.push(trainingPairs(backend, { engine: 'wasm', tier }, pairsItem, count));
    }
    for (const core of openblas) contenders.push(await pytorch(pairsItem, 'pairs', count, core));
  }
  await report(contenders);
}
if (items.includes(readingItem.name)) {
  for (const mode of ['step', 'context'] as const) {
    const ours = mode === 'step' ? inferring : reading;
    const contenders = backends.map(({ tier, backend }) => ours(backend, { engine: 'wasm', tier }, readingItem));
    for (const core of openblas) contenders.push(await pytorch(readingItem, mode, 1, core));
    await report(contenders);
  }
}
process.exit(0);

async function report(contenders: readonly Contender[]): Promise<void> {
  const measurements = await measure(contenders);
  for (const contender of contenders) contender.close();
  if (values.json) for (const measurement of measurements) process.stdout.write(`${JSON.stringify(measurement)}\n`);
  else printTable(measurements);
}
