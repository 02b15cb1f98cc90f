import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { readDocument } from '../disk/readDocument.ts';
import { systemReason } from '../disk/reason.ts';
import { writeFileSafely } from '../disk/writeFileSafely.ts';
import { createTensorFlowBackend } from '../reference/backend.ts';
import { createNodeWasmBackend } from '../wasm/node/backend.ts';
import type { NodeWorkerStart } from './nodeWorker.ts';
import type { Platform } from './platform.ts';

/** A thread of the engine's process: disk, threads, and kernels beside the scripts. */
export function nodePlatform({ interrupt, files }: Pick<NodeWorkerStart, 'interrupt' | 'files'>): Platform {
  const cancel = new Int32Array(interrupt);
  const load = async (file: string) => new Uint8Array(await readFile(new URL(file, files)));
  return {
    readDocument,
    readFile: (path) => readFile(path),
    async writeFile(path, bytes) {
      try {
        await writeFileSafely(path, bytes);
      } catch (error) {
        throw new Error(systemReason(error) ?? String(error), { cause: error });
      }
    },
    threads: Math.min(8, Math.max(1, availableParallelism() - 1)),
    clearInterrupt: () => Atomics.store(cancel, 0, 0),
    async createBackend(engine) {
      return engine === 'wasm'
        ? createNodeWasmBackend({ folder: new URL('.', files), cancel })
        : createTensorFlowBackend({ kernels: await load('tfjs-backend-wasm-simd.wasm') });
    },
  };
}
