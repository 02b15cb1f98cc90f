import { spawnSync } from 'node:child_process';
import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { readDocument } from '../src/disk/readDocument.ts';
import { StepCancelled } from '../src/engine/backend.ts';
import { initialParameters } from '../src/engine/parameters.ts';
import { createCorpus } from '../src/text/corpus.ts';
import { createNodeWasmBackend } from '../src/wasm/node/backend.ts';
import { randomTokens } from './engines.ts';
import { configurationOf, trainingItems, type Item } from './items.ts';

/**
 * What the engine promises beside speed: how soon a step under way ends once told, what W3 takes of memory, how fast a document of 100 MB
 * becomes tokens. `npm run build` first; then `npx node bench/limits.ts`.
 */
const folder = new URL('../dist/engine/', import.meta.url);
const options = { learningRate: 1e-3, clip: 5, dropoutSeed: 1 };
const trials = 20;

/** Another thread raises `cancel` some milliseconds into a step and notes when it did, on the machine's clock. */
const canceller = `
  const { workerData, parentPort } = require('node:worker_threads');
  const cancel = new Int32Array(workerData.cancel), raised = new Float64Array(workerData.raised);
  parentPort.on('message', (delay) => setTimeout(() => {
    raised[0] = performance.timeOrigin + performance.now();
    Atomics.store(cancel, 0, 1);
  }, delay));`;

async function cancelling(item: Item, threads: number): Promise<{ worst: number; median: number }> {
  const shared = { cancel: new SharedArrayBuffer(4), raised: new SharedArrayBuffer(8) };
  const cancel = new Int32Array(shared.cancel);
  const worker = new Worker(canceller, { eval: true, workerData: shared });
  const backend = await createNodeWasmBackend({ folder, cancel });
  const configuration = configurationOf(item);
  const capacity = { batch: item.batch, sequence: item.sequence, trainable: true, threads };
  const model = backend.createDocumentModel(configuration, initialParameters(configuration, 1), capacity);
  const tokens = randomTokens(item, 1);
  model.trainStep(tokens, options);
  const waits: number[] = [];
  for (let trial = 0; trial < trials; trial++) {
    Atomics.store(cancel, 0, 0);
    worker.postMessage(trial * 5);
    try {
      for (;;) model.trainStep(tokens, options);
    } catch (error) {
      if (!(error instanceof StepCancelled)) throw error;
      waits.push(performance.timeOrigin + performance.now() - (new Float64Array(shared.raised)[0] ?? NaN));
    }
  }
  await worker.terminate();
  backend.dispose();
  waits.sort((a, b) => a - b);
  return { worst: waits.at(-1) ?? NaN, median: waits[trials >> 1] ?? NaN };
}

/** Megabytes that a process holds which does nothing but train on `item`. */
async function resident(item: Item, threads: number): Promise<number> {
  const backend = await createNodeWasmBackend({ folder });
  const configuration = configurationOf(item);
  const capacity = { batch: item.batch, sequence: item.sequence, trainable: true, threads };
  const model = backend.createDocumentModel(configuration, initialParameters(configuration, 1), capacity);
  for (let step = 0; step < 10; step++) model.trainStep(randomTokens(item, step), options);
  return process.memoryUsage.rss() / 2 ** 20;
}

/** From a file on disk to tokens. */
async function encode(megabytes: number): Promise<{ seconds: number; grown: number }> {
  const line = 'It was the best of times, it was the worst of times; 1789, “and so on”.\n';
  const file = join(await mkdtemp(join(tmpdir(), 'recurrent-limits-')), 'large.txt');
  const megabyte = line.repeat(Math.ceil(1e6 / Buffer.byteLength(line)));
  for (let written = 0; written < megabytes; written++) await appendFile(file, megabyte);
  const before = process.resourceUsage().maxRSS;
  const start = performance.now();
  const corpus = createCorpus(await readDocument(file, 'large'), { unit: 'character', heldOut: 0.05 });
  const seconds = (performance.now() - start) / 1000;
  if (corpus.document.length < megabytes * 9e5) throw new Error('Something was left out.');
  await rm(dirname(file), { recursive: true });
  return { seconds, grown: Math.max(0, process.resourceUsage().maxRSS - before) / 1024 };
}

const report = (line: string): void => void process.stdout.write(`${line}\n`);

const [only, threadsOfOnly] = process.argv.slice(2);
const asked = trainingItems.find(({ name }) => name === only);
if (only === 'text') {
  const { seconds, grown } = await encode(100);
  const speed = (100 / seconds).toFixed(0);
  report(
    `100 MB of text become tokens at ${speed} MB/s, for which the process grows by ${grown.toFixed(0)} MB at most`,
  );
} else if (asked) {
  const megabytes = await resident(asked, Number(threadsOfOnly));
  report(`${asked.name}, threads ${threadsOfOnly}: the process holds ${megabytes.toFixed(0)} MB`);
} else {
  for (const item of trainingItems) {
    for (const threads of [1, 2]) {
      const { worst, median } = await cancelling(item, threads);
      const times = `${median.toFixed(0)} ms after it was told to, ${worst.toFixed(0)} ms at worst`;
      report(`${item.name}, threads ${threads}: a step ends ${times}`);
    }
  }
  // Each in a process of its own, whose memory is nobody else's.
  for (const alone of [['W3', '1'], ['W3', '2'], ['text']]) {
    spawnSync(process.execPath, [fileURLToPath(import.meta.url), ...alone], { stdio: 'inherit' });
  }
}
process.exit();
