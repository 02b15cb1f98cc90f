import { fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeliveredChannel } from '../src/protocol/channel.ts';
import type { EngineRoom, Envelope } from '../src/protocol/engine.ts';
import type { PredictorCalls, PredictorEvents } from '../src/protocol/predictor.ts';
import { connect } from '../src/protocol/rpc.ts';
import type { RunRequest, TrainerCalls, TrainerEvents } from '../src/protocol/trainer.ts';

/**
 * `npx node bench/suggestions.ts FILE`, after `npm run build`: types the end of a document to the engine's process, and prints how long a
 * keystroke's answer takes there and back, while nothing and while training goes on, a line of JSON each.
 */
const [file = 'media/samples/lighthouse.txt'] = process.argv.slice(2);
const typedCharacters = 400;
/** A fast typist's. */
const millisecondsBetween = 60;

const text = readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
const child = fork('dist/engine/main.js', [], { serialization: 'advanced', execArgv: [] });
const channel = (room: EngineRoom) =>
  new DeliveredChannel((message) => child.send({ room, message } satisfies Envelope));
const channels = { trainer: channel('trainer'), predictor: channel('predictor') };
child.on('message', (envelope) => {
  const { room, message } = envelope as Envelope;
  if (room === 'trainer' || room === 'predictor') channels[room].deliver(message);
});
const onUnheardError = (error: Error): void => void process.stderr.write(`${error.message}\n`);
const predictor = connect<PredictorEvents, PredictorCalls>(
  channels.predictor,
  { scored: () => undefined },
  { onUnheardError },
);
const ignore = (): void => undefined;
const trainer = connect<TrainerEvents, TrainerCalls>(
  channels.trainer,
  {
    started: ignore,
    baselines: ignore,
    progress: ignore,
    published: ignore,
    saved: () => undefined,
    saveFailed: ignore,
  },
  { onUnheardError },
);

async function measure(name: string): Promise<void> {
  const document = name;
  let end = Math.max(0, text.length - typedCharacters);
  let version = 1;
  const threshold = 0.5;
  const began = performance.now();
  predictor.notify('open', { document, version, text: text.slice(0, end) });
  await predictor.request('predict', { document, version, offset: end, count: 3, sure: threshold });
  const opened = performance.now() - began;
  const times: number[] = [];
  for (const inserted of text.slice(end)) {
    const start = performance.now();
    const edits = [{ offset: end, deleted: 0, inserted }];
    predictor.notify('edit', { document, from: version, version: version + 1, edits, threshold });
    version++;
    end += inserted.length;
    await predictor.request('predict', { document, version, offset: end, count: 3, sure: threshold });
    times.push(performance.now() - start);
    await new Promise((resolve) => {
      setTimeout(resolve, millisecondsBetween);
    });
  }
  times.sort((a, b) => a - b);
  const quantile = (share: number) => Number(times[Math.floor(share * (times.length - 1))]?.toFixed(2));
  const line = {
    item: name,
    characters: text.length,
    openMilliseconds: Math.round(opened),
    p50: quantile(0.5),
    p95: quantile(0.95),
    p99: quantile(0.99),
    slowest: quantile(1),
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

const folder = mkdtempSync(join(tmpdir(), 'recurrent-'));
const run: RunRequest = {
  task: 'document',
  run: 'bench',
  name: file,
  source: { kind: 'text', text },
  settings: {},
  budget: { seconds: 600 },
  engine: 'wasm',
  threads: 0,
  checkpointPath: join(folder, 'model.safetensors'),
  checkpointAside: null,
  resume: null,
  continues: null,
};
await measure('suggestions, idle');
const training = trainer.request('train', run);
await measure('suggestions, training');
trainer.notify('stop', run.run);
await training;
child.disconnect();
rmSync(folder, { recursive: true });
