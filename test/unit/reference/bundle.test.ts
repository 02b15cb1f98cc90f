import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { build, type BuildOptions } from 'esbuild';

import { esModules } from '../../../scripts/bundles.ts';

const run = promisify(execFile);
const kernels = createRequire(import.meta.url).resolve(
  '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm',
);
const sources = new URL('../../../src', import.meta.url).pathname;

/** What a bundle's user does: load it, see that TensorFlow.js is not there yet, start the engine, train two steps. */
const entry = `
import { createTensorFlowBackend } from '${sources}/reference/backend.ts';
import { initialParameters } from '${sources}/engine/parameters.ts';
export async function train(kernels) {
  const loadedBefore = '_tfengine' in globalThis;
  const backend = await createTensorFlowBackend({ kernels });
  const configuration = {
    task: 'document', unit: 'character', cell: 'gru', gruReset: 'after', forgetBias: 1, coupledGates: false, peepholes: false,
    vocabulary: 3, embedding: 2, hidden: 4, layers: 1, dropout: 0, tied: false, attention: 'general', attentionWindow: 4,
  };
  const model = backend.createDocumentModel(
    configuration, initialParameters(configuration, 1), { batch: 1, sequence: 3, trainable: true, threads: 1 });
  const batch = { batch: 1, time: 3, inputs: Int32Array.of(0, 1, 2), targets: Int32Array.of(1, 2, 0) };
  const losses = [1, 2].map((dropoutSeed) => model.trainStep(batch, { learningRate: 0.05, clip: 1, dropoutSeed }).loss);
  return { loadedBefore, losses };
}`;

/** Hides Node from the bundle, which then finds what a Web Worker has. */
const worker = `const { exit } = process; globalThis.WorkerGlobalScope = class {}; globalThis.process = undefined;`;

const targets: Readonly<Record<string, { options: BuildOptions; prelude: string }>> = {
  'Node, as an ES module': {
    options: { ...esModules, platform: 'node' },
    prelude: '',
  },
  'a Web Worker': { options: { platform: 'browser' }, prelude: worker },
};

describe('The reference engine in a bundle', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'recurrent-bundle-'));
  });
  after(() => rm(folder, { recursive: true }));

  for (const [target, { options, prelude }] of Object.entries(targets)) {
    it(`loads TensorFlow.js only when asked and trains, on kernels handed over and without: ${target}`, async () => {
      await writeFile(join(folder, 'package.json'), '{ "type": "module" }');
      const outdir = join(folder, options.platform ?? '');
      await build({
        ...options,
        stdin: { contents: entry, resolveDir: sources, sourcefile: 'entry.js' },
        bundle: true,
        splitting: true,
        format: 'esm',
        outdir,
        logLevel: 'error',
      });
      for (const bytes of [`Uint8Array.from(await readFile(${JSON.stringify(kernels)}))`, 'null']) {
        const code = `import { readFile } from 'node:fs/promises';
          const kernels = ${bytes};
          const print = (result) => console.log(JSON.stringify(result));
          ${prelude}
          const { train } = await import(${JSON.stringify(join(outdir, 'stdin.js'))});
          print(await train(kernels));`;
        const { stdout } = await run(process.execPath, ['--input-type=module', '-e', code]);
        const { loadedBefore, losses } = JSON.parse(stdout) as { loadedBefore: boolean; losses: [number, number] };
        assert.equal(loadedBefore, false);
        assert.ok(losses[1] < losses[0], `the loss should fall: ${losses.join(', ')}`);
      }
    });
  }
});
