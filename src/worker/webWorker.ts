import { DeliveredChannel, type Channel } from '../protocol/channel.ts';
import type { WorkerStart } from '../protocol/engine.ts';
import { createTensorFlowBackend } from '../reference/backend.ts';
import { createWasmBackend } from '../wasm/backend.ts';
import type { Platform } from './platform.ts';

declare const self: DedicatedWorkerGlobalScope;

/** Waits for the first message, which carries what a Web Worker cannot fetch itself, then opens the conversation. */
export function openWebWorker(begin: (start: WorkerStart, channel: Channel) => void): void {
  const channel = new DeliveredChannel((message) => self.postMessage(message));
  self.addEventListener(
    'message',
    ({ data }: MessageEvent<WorkerStart>) => {
      self.addEventListener('message', (event) => channel.deliver(event.data));
      begin(data, channel);
    },
    { once: true },
  );
}

/** A Web Worker of the extension host: no disk, no shared memory, no threads. */
export function webPlatform({ files }: WorkerStart): Platform {
  const load = (file: string) => {
    const bytes = files.get(file);
    if (!bytes) throw new Error(`${file} was not handed over.`);
    return new Uint8Array(bytes);
  };
  const noDisk = () => Promise.reject(new Error('There is no disk to read from in a browser.'));
  return {
    readDocument: noDisk,
    readFile: noDisk,
    stamp: noDisk,
    writeFile: null,
    threads: 1,
    clearInterrupt: () => undefined,
    createBackend: (engine) =>
      engine === 'wasm'
        ? createWasmBackend({ loadKernels: (file) => Promise.resolve(load(`kernels/${file}`)) })
        : createTensorFlowBackend({ kernels: load('tfjs-backend-wasm-simd.wasm') }),
  };
}

/** A failure that nobody waits for: the host hears of it as an error of the worker. */
export function reportUnheard(error: Error): void {
  self.reportError(error);
}
