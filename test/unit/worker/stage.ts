import { DeliveredChannel } from '../../../src/protocol/channel.ts';
import { connect, type Peer } from '../../../src/protocol/rpc.ts';
import type { Progress, ToldStart, TrainerCalls, TrainerEvents } from '../../../src/protocol/trainer.ts';
import { createTensorFlowBackend } from '../../../src/reference/backend.ts';
import { inEnglish } from '../../../src/text/sentence.ts';
import type { Platform } from '../../../src/worker/platform.ts';
import type { Publication } from '../../../src/worker/publication.ts';
import { serveTrainer } from '../../../src/worker/trainerRoom.ts';

export interface Stage {
  readonly trainer: Peer<TrainerCalls>;
  readonly told: string[];
  readonly starts: ToldStart[];
  readonly progress: Progress[];
  readonly published: Publication[];
  readonly written: Map<string, Uint8Array>;
  close(): Promise<void>;
}

/** A trainer in this thread, with memory for a disk. */
export function stage(): Stage {
  const told: string[] = [];
  const starts: ToldStart[] = [];
  const progress: Progress[] = [];
  const published: Publication[] = [];
  const written = new Map<string, Uint8Array>();
  const platform: Platform = {
    readDocument: () => Promise.reject(new Error('no disk')),
    readFile: (path) => {
      const bytes = written.get(path);
      return bytes ? Promise.resolve(bytes) : Promise.reject(new Error('no such file'));
    },
    stamp: (path) => Promise.resolve(written.has(path) ? String(written.get(path)?.length) : null),
    writeFile: (path, bytes) => {
      if (path === '/full') return Promise.reject(new Error('the disk is full'));
      written.set(path, bytes);
      return Promise.resolve();
    },
    threads: 1,
    clearInterrupt: () => undefined,
    createBackend: () => createTensorFlowBackend({ kernels: null }),
  };
  const publications = new MessageChannel();
  publications.port2.addEventListener('message', ({ data }) => published.push(data as Publication));
  publications.port2.start();
  const there = new DeliveredChannel((message) => here.deliver(structuredClone(message)));
  const here: DeliveredChannel = new DeliveredChannel((message) => there.deliver(structuredClone(message)));
  const onUnheardError = (error: Error) => told.push(`error: ${error.message}`);
  const room = serveTrainer(there, platform, publications.port1, onUnheardError);
  const note =
    (name: string) =>
    (_event: unknown): void =>
      void told.push(name);
  const trainer = connect<TrainerEvents, TrainerCalls>(
    here,
    {
      started: ({ started }) => {
        told.push('started');
        starts.push(started);
      },
      baselines: note('baselines'),
      progress: (event) => void progress.push(event),
      saved: (_event) => undefined,
      saveFailed: ({ reason }) => void told.push(`not saved: ${inEnglish(reason)}`),
    },
    { onUnheardError },
  );
  return {
    trainer,
    told,
    starts,
    progress,
    published,
    written,
    close: async () => {
      await room.close();
      publications.port1.close();
    },
  };
}
