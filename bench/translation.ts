import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { Backends } from '../src/worker/backends.ts';
import { ReaderModels } from '../src/worker/readerModels.ts';
import { translationCalls } from '../src/worker/translationCalls.ts';
import { createNodeWasmBackend } from '../src/wasm/node/backend.ts';

/**
 * `npx node bench/translation.ts MODEL SOURCE`: how long the reader takes to write the target of one source with a model of pairs, as the
 * panel asks it: greedily, with a beam, and with other attention. A line of JSON each, medians of `--times` in milliseconds.
 */
const { values, positionals } = parseArgs({
  options: { times: { type: 'string', default: '200' } },
  allowPositionals: true,
});
const [path, source] = positionals;
if (path === undefined || source === undefined) throw new Error('Name a model of pairs and a source.');
const platform = {
  readFile: (file: string) => readFile(file),
  stamp: (file: string) => Promise.resolve(file),
  createBackend: () => createNodeWasmBackend({ folder: new URL('../dist/engine/', import.meta.url) }),
};
const models = new ReaderModels(platform as never, new Backends(platform as never));
const calls = translationCalls(models);
const model = { run: null, saved: { path } };
const forever = new AbortController().signal;
const plain = { model, source, lengthPenalty: 0.6, prefix: '', prefixOnly: false, attention: [] };

async function measure(item: string, work: () => Promise<unknown>): Promise<void> {
  await work();
  const times: number[] = [];
  for (let time = 0; time < Number(values.times); time++) {
    const start = performance.now();
    await work();
    times.push(performance.now() - start);
  }
  const sorted = times.sort((a, b) => a - b);
  const at = (share: number) => Number((sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(3));
  process.stdout.write(`${JSON.stringify({ item, source, median: at(0.5), p95: at(0.95) })}\n`);
}

const { output } = await calls.translate({ ...plain, beam: 1 }, forever);
for (const beam of [1, 3, 10])
  await measure(`translate, beam ${beam}`, async () => calls.translate({ ...plain, beam }, forever));
await measure('replace attention', async () => calls.checkAttention({ model, source, output }, forever));
