import { readFile, readdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { format } from 'prettier';
import type { EngineName } from '../src/engine/configuration.ts';
import { runExperiment } from '../src/experiments/runExperiment.ts';
import { parseLesson } from '../src/lessons/format/lesson.ts';
import { ownDataKinds } from '../src/protocol/lessonControls.ts';
import type { KeptResult } from '../src/protocol/lessonResults.ts';
import { createTensorFlowBackend } from '../src/reference/backend.ts';
import { createWasmBackend } from '../src/wasm/backend.ts';

/**
 * Measures what ships with the lessons: every experiment of every chapter, as its block asks for it, on our sample text.
 * `npx node scripts/lesson-results.ts [CHAPTER#EXPERIMENT]`, after a build, on a machine that does nothing else. What is random is
 * seeded; how far a network gets in its seconds of training is the machine's doing, which is why each result names it.
 */
const root = new URL('../', import.meta.url);
const lessons = new URL('media/lessons/', root);
const results = new URL('results.json', lessons);
const sample = 'lighthouse.txt';
const processor =
  cpus()[0]
    ?.model.replaceAll(/\(R\)|\(TM\)/g, '')
    .trim() ?? '';
const machine = `${cpus().length} × ${processor}, Node.js ${process.versions.node}`;

type Results = Record<string, Record<string, KeptResult>>;

const load = async (file: string) => new Uint8Array(await readFile(new URL(`dist/engine/${file}`, root)));
const start = (engine: EngineName) =>
  engine === 'wasm'
    ? createWasmBackend({ loadKernels: (file) => load(`kernels/${file}`) })
    : load('tfjs-backend-wasm-simd.wasm').then((kernels) => createTensorFlowBackend({ kernels }));

const [only] = process.argv.slice(2);
const kept = JSON.parse(await readFile(results, 'utf8')) as Results;
const text = await readFile(new URL(`media/samples/${sample}`, root), 'utf8');
const backend = await start('wasm');
for (const file of (await readdir(lessons)).filter((name) => name.endsWith('.md'))) {
  const chapter = file.replace('.md', '');
  for (const block of parseLesson(await readFile(new URL(file, lessons), 'utf8')).blocks) {
    if (block.type !== 'experiment' || (only && only !== `${chapter}#${block.id}`)) continue;
    const began = performance.now();
    const result = await runExperiment(
      block.run,
      { name: sample, text },
      {
        backend,
        startReference: () => start('tensorflow'),
        clock: () => performance.now() / 1000,
        breathe: () => Promise.resolve(),
        report: () => undefined,
      },
    );
    const seconds = (performance.now() - began) / 1000;
    const own = ownDataKinds.has(block.run.kind) || result.madeUp === true;
    const origin = { document: own ? '' : sample, characters: own ? 0 : text.length, sample: true, run: block.run };
    kept[chapter] = {
      ...kept[chapter],
      [block.id]: { result, origin: { ...origin, machine, measuredAt: new Date().toISOString(), seconds } },
    };
    process.stdout.write(`${chapter}#${block.id}: ${JSON.stringify(result.finding)} (${seconds.toFixed(1)} s)\n`);
  }
}
const short = (_: string, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(5)) : value);
await writeFile(results, await format(JSON.stringify(kept, short), { parser: 'json', printWidth: 120 }));
