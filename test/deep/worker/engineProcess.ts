import { fork, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { DeliveredChannel } from '../../../src/protocol/channel.ts';
import type { Envelope } from '../../../src/protocol/engine.ts';
import { connect, type Peer } from '../../../src/protocol/rpc.ts';
import type { DocumentRunRequest, Progress, TrainerCalls, TrainerEvents } from '../../../src/protocol/trainer.ts';

const script = 'dist/engine/main.js';

const text = 'the cat sat on the mat and the rat sat on the cat. '.repeat(400);

/** The engine as the extension host starts it, in a process of its own. */
export class EngineProcess {
  readonly trainer: Peer<TrainerCalls>;
  readonly #child: ChildProcess;
  readonly #progressed = Promise.withResolvers<Progress>();
  readonly ended: Promise<void>;

  constructor() {
    if (!existsSync(script)) throw new Error('Build first: npm run build.');
    this.#child = fork(script, [], { serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const channel = new DeliveredChannel((message) => {
      if (this.#child.connected) this.#child.send({ room: 'trainer', message } satisfies Envelope, () => undefined);
    });
    this.#child.on('message', ({ message }: Envelope) => channel.deliver(message));
    const ignore = () => undefined;
    this.trainer = connect<TrainerEvents, TrainerCalls>(
      channel,
      {
        started: ignore,
        baselines: ignore,
        progress: (progress) => this.#progressed.resolve(progress),
        saved: ignore,
        saveFailed: ignore,
      },
      { onUnheardError: ignore },
    );
    this.ended = new Promise((resolve) => this.#child.once('exit', () => resolve()));
    void this.ended.then(() => this.trainer.close('The engine ended.'));
  }

  get progressed(): Promise<Progress> {
    return this.#progressed.promise;
  }

  /** Ends it as a crash or the system would. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.ended;
  }

  /** Ends it as a closed window does: it saves, then leaves. */
  async leave(): Promise<void> {
    this.#child.disconnect();
    await this.ended;
  }
}

/** Trains without end, saving to `checkpointPath`, going on from what is there. */
export function request(checkpointPath: string, aside: string | null = null): DocumentRunRequest {
  return {
    task: 'document',
    run: crypto.randomUUID(),
    name: 'cat.txt',
    source: { kind: 'text', text },
    settings: existsSync(checkpointPath) ? {} : { cell: 'gru', hidden: 384, embedding: 16, batch: 4, sequence: 16 },
    budget: {},
    engine: 'wasm',
    threads: 1,
    checkpointPath,
    checkpointAside: aside,
    resume: existsSync(checkpointPath) ? { path: checkpointPath } : null,
    continues: null,
  };
}
