import { Worker } from 'node:worker_threads';
import type { EngineRoom, Envelope, Interrupt } from '../protocol/engine.ts';
import type { NodeWorkerStart } from './nodeWorker.ts';

/**
 * The engine's process: a switchboard between the extension host and its threads, so that a long training step delays neither
 * an answer of the reader nor the word that cuts the step short.
 */
const publications = new MessageChannel();
const interrupt = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);

/** A window that is gone hears nothing: what is still said then must not end the process before it has saved. */
function tell(envelope: Envelope): void {
  if (process.connected) process.send?.(envelope, undefined, undefined, () => undefined);
}

function start(room: EngineRoom, port: MessagePort): Worker {
  const worker = new Worker(new URL(`./${room}.js`, import.meta.url), {
    workerData: { publications: port, interrupt, files: import.meta.url } satisfies NodeWorkerStart,
    transferList: [port as never],
    name: `recurrent ${room}`,
  });
  worker.on('message', (message: unknown) => tell({ room, message }));
  // Without one of its threads the engine is of no use: the host starts a new one.
  worker.on('error', (error) => {
    process.stderr.write(`${room}: ${error.stack ?? error.message}\n`);
    process.exit(1);
  });
  return worker;
}

const workers = new Map<EngineRoom, Worker>();

/**
 * Threads are started when they are first asked: most sessions run no experiment, and many only suggest words. Trainer and
 * reader come together, so that nothing is published to nobody.
 */
function workerOf(room: EngineRoom): Worker {
  const known = workers.get(room);
  if (known) return known;
  if (room === 'trainer' || room === 'reader') {
    workers.set('trainer', start('trainer', publications.port1));
    workers.set('reader', start('reader', publications.port2));
  } else {
    workers.set(room, start(room, new MessageChannel().port1));
  }
  return workerOf(room);
}

process.on('message', (message: Envelope | Interrupt) => {
  if ('interrupt' in message) Atomics.store(new Int32Array(interrupt), 0, 1);
  else workerOf(message.room).postMessage(message.message);
});

/** Longest that saving may take once the window is gone. */
const secondsToClose = 10;

process.on('disconnect', () => {
  Atomics.store(new Int32Array(interrupt), 0, 1);
  const trainer = workers.get('trainer');
  if (!trainer) process.exit(0);
  trainer.postMessage('close');
  trainer.once('exit', () => process.exit(0));
  setTimeout(() => process.exit(1), 1000 * secondsToClose);
});
