import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { createTensorFlowBackend } from '../reference/backend.ts';
import { DocumentReader } from '../text/document.ts';
import { createNodeWasmBackend } from '../wasm/node/backend.ts';
import type { NodeWorkerStart } from './nodeWorker.ts';
import type { Platform } from './platform.ts';
import { writeFileSafely } from './writeFileSafely.ts';

/** A thread of the engine's process: disk, threads, and kernels beside the scripts. */
export function nodePlatform({ interrupt, files }: Pick<NodeWorkerStart, 'interrupt' | 'files'>): Platform {
  const cancel = new Int32Array(interrupt);
  const load = async (file: string) => new Uint8Array(await readFile(new URL(file, files)));
  return {
    async readDocument(path, name) {
      const reader = new DocumentReader(name, (await stat(path)).size);
      for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) reader.push(chunk as Uint8Array);
      return reader.finish();
    },
    readFile: (path) => readFile(path),
    writeFile: writeFileSafely,
    threads: Math.min(8, Math.max(1, availableParallelism() - 1)),
    clearInterrupt: () => Atomics.store(cancel, 0, 0),
    async createBackend(engine) {
      return engine === 'wasm'
        ? createNodeWasmBackend({ folder: new URL('.', files), cancel })
        : createTensorFlowBackend({ kernels: await load('tfjs-backend-wasm-simd.wasm') });
    },
  };
}
