import { readFile, readdir, writeFile } from 'node:fs/promises';
import { format } from 'prettier';
import { computeExample } from '../src/experiments/formula/computeExample.ts';
import { parseLesson } from '../src/lessons/format/lesson.ts';
import type { ComputedExample } from '../src/protocol/lesson.ts';
import { createTensorFlowBackend } from '../src/reference/backend.ts';

/**
 * Computes every example of every chapter with its numbers as the chapter has them, so that a page shows them before any engine runs.
 * `npx node scripts/lesson-examples.ts`, after a build and whenever an example has changed; a test compares.
 */
const root = new URL('../', import.meta.url);
const lessons = new URL('media/lessons/', root);

const kernels = await readFile(new URL('dist/engine/tfjs-backend-wasm-simd.wasm', root));
await createTensorFlowBackend({ kernels: new Uint8Array(kernels) });
const computed: Record<string, Record<string, ComputedExample>> = {};
for (const file of (await readdir(lessons)).filter((name) => name.endsWith('.md')))
  for (const block of parseLesson(await readFile(new URL(file, lessons), 'utf8')).blocks) {
    if (block.type !== 'example') continue;
    const numbers = Object.fromEntries(Object.entries(block.numbers).map(([name, { value }]) => [name, value]));
    const chapter = file.replace('.md', '');
    computed[chapter] = { ...computed[chapter], [block.id]: computeExample({ ...block, numbers }) };
  }
const short = (_: string, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(5)) : value);
const json = JSON.stringify(computed, short);
await writeFile(new URL('examples.json', lessons), await format(json, { parser: 'json', printWidth: 120 }));
