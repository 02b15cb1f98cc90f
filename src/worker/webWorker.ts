import { DeliveredChannel, portChannel, type Channel } from '../protocol/channel.ts';
import type { DiskCalls } from '../protocol/disk.ts';
import type { WorkerStart } from '../protocol/engine.ts';
import { connect, type NoCalls } from '../protocol/rpc.ts';
import { createTensorFlowBackend } from '../reference/backend.ts';
import { sentence, SentenceError, sentenceOf } from '../text/sentence.ts';
import { createWasmBackend } from '../wasm/backend.ts';
import { unreadable, type Platform } from './platform.ts';

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

/** A Web Worker of the extension host: the host is its disk, and it has neither shared memory nor threads. */
export function webPlatform({ files, disk: port }: WorkerStart): Platform {
  const disk = connect<NoCalls, DiskCalls>(portChannel(port), {}, { onUnheardError: reportUnheard });
  const load = (file: string) => {
    const bytes = files.get(file);
    if (!bytes) throw new Error(`${file} was not handed over.`);
    return new Uint8Array(bytes);
  };
  return {
    readDocument: () =>
      Promise.reject(new SentenceError(sentence('In a browser only text that an editor holds can be learned.'))),
    async readFile(path) {
      try {
        return await disk.request('read', path);
      } catch (error) {
        throw new SentenceError(unreadable(sentenceOf(error)), { cause: error });
      }
    },
    stamp: (path) => disk.request('stamp', path),
    writeFile: (file, bytes) => disk.request('write', { file, bytes }),
    threads: 1,
    clearInterrupt: () => undefined,
    createBackend: (engine) =>
      engine === 'wasm'
        ? createWasmBackend({ loadKernels: (file) => Promise.resolve(load(`kernels/${file}`)) })
        : createTensorFlowBackend({ kernels: load('tfjs-backend-wasm-simd.wasm') }),
  };
}

/** A failure that nobody waits for, and that ends nothing: it belongs into the browser's console. */
export function reportUnheard(error: Error): void {
  // oxlint-disable-next-line no-console -- a worker has no other log
  console.error(error);
}
