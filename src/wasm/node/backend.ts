import { readFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import type { Backend } from '../../engine/backend.ts';
import { createWasmBackend, type WasmBackendOptions } from '../backend.ts';
import type { PoolThreadData } from '../poolThread.ts';

export interface NodeBackendOptions extends Pick<WasmBackendOptions, 'tier' | 'cancel' | 'memoryLimit' | 'silence'> {
  /** The folder of the built engine: `kernels/*.wasm` and, where no other is named, `poolThread.js`. Ends in a slash. */
  readonly folder: URL;
  readonly threadScript?: URL;
}

/** Our engine in Node, with threads. */
export function createNodeWasmBackend(options: NodeBackendOptions): Promise<Backend> {
  const { folder, threadScript = new URL('poolThread.js', folder) } = options;
  return createWasmBackend({
    ...options,
    loadKernels: async (file) => Uint8Array.from(await readFile(new URL(`kernels/${file}`, folder))),
    startThread: (data) => startThread(threadScript, data),
  });
}

function startThread(script: URL, data: PoolThreadData): () => void {
  const thread = new Worker(script, { workerData: data });
  // The pool learns of a thread's end by its silence; without a listener an error would end the process.
  thread.on('error', () => undefined);
  thread.unref();
  return () => void thread.terminate();
}
