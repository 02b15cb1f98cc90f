import { parentPort, workerData } from 'node:worker_threads';
import { DeliveredChannel, type Channel } from '../protocol/channel.ts';

/** What the engine's process hands each of its threads. */
export interface NodeWorkerStart {
  readonly publications: MessagePort;
  /** One Int32: 1 while a stop asks to cut the step under way short. */
  readonly interrupt: SharedArrayBuffer;
  /** A URL beside which the kernels lie: bundled code may stand in another folder. */
  readonly files: string;
}

/** The thread's side of its conversation, and what it was started with. `onClose` runs when the window is gone. */
export function openNodeWorker(onClose: () => void): { readonly start: NodeWorkerStart; readonly channel: Channel } {
  const port = parentPort;
  if (!port) throw new Error('This script runs as a worker thread of the engine.');
  const channel = new DeliveredChannel((message) => port.postMessage(message));
  port.on('message', (message: unknown) => {
    if (message === 'close') onClose();
    else channel.deliver(message);
  });
  return { start: workerData as NodeWorkerStart, channel };
}

/** A failure that nobody waits for: it belongs into the log. */
export function reportUnheard(error: Error): void {
  process.stderr.write(`${error.stack ?? error.message}\n`);
}
