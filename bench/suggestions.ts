import { fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeliveredChannel } from '../src/protocol/channel.ts';
import type { EngineRoom, Envelope } from '../src/protocol/engine.ts';
import type { PredictorCalls, PredictorEvents } from '../src/protocol/predictor.ts';
import { connect } from '../src/protocol/rpc.ts';
import type { ModelWeights, ReaderCalls, ReaderEvents } from '../src/protocol/reader.ts';
import type { RunRequest, TrainerCalls, TrainerEvents } from '../src/protocol/trainer.ts';

/**
 * `npx node bench/suggestions.ts FILE`, after `npm run build`: types the end of a document to the engine's process, and prints how long a
 * keystroke's answer takes there and back, at its end and in its midst, without and with a network, while nothing and while training
 * goes on, a line of JSON each.
 */
const [file = 'media/samples/lighthouse.txt'] = process.argv.slice(2);
const typedCharacters = 400;
/** What the network that joins in is trained for. */
const secondsOfWords = 20;
/** A fast typist's. */
const millisecondsBetween = 60;

const text = readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
const child = fork('dist/engine/main.js', [], { serialization: 'advanced', execArgv: [] });
const channel = (room: EngineRoom) =>
  new DeliveredChannel((message) => child.send({ room, message } satisfies Envelope));
const channels = { trainer: channel('trainer'), reader: channel('reader'), predictor: channel('predictor') };
child.on('message', (envelope) => {
  const { room, message } = envelope as Envelope;
  if (room !== 'experimenter') channels[room].deliver(message);
});
const onUnheardError = (error: Error): void => void process.stderr.write(`${error.message}\n`);
const predictor = connect<PredictorEvents, PredictorCalls>(
  channels.predictor,
  { scored: () => undefined },
  { onUnheardError },
);
const ignore = (): void => undefined;
const reader = connect<ReaderEvents, ReaderCalls>(
  channels.reader,
  { published: ignore, wrote: ignore },
  { onUnheardError },
);
const trainer = connect<TrainerEvents, TrainerCalls>(
  channels.trainer,
  {
    started: ignore,
    baselines: ignore,
    progress: ignore,
    saved: () => undefined,
    saveFailed: ignore,
  },
  { onUnheardError },
);

interface Typing {
  /** Where it is typed: at the end, or in the midst of the text. */
  readonly midst?: boolean;
  /** A network that joins in; none where absent. */
  readonly weights?: ModelWeights;
}

async function measure(name: string, { midst = false, weights }: Typing = {}): Promise<void> {
  const document = name;
  const start = Math.max(0, Math.floor(midst ? text.length / 2 : text.length) - typedCharacters);
  const typed = text.slice(start, start + typedCharacters);
  let end = start;
  let version = 1;
  const threshold = 0.5;
  const began = performance.now();
  predictor.notify('open', { document, version, text: text.slice(0, end) + text.slice(end + typed.length) });
  await predictor.request('predict', { document, version, offset: end, count: 3, sure: threshold });
  const opened = performance.now() - began;
  if (weights) await predictor.request('attach', { document, weights });
  const times: number[] = [];
  for (const inserted of typed) {
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
    firstAnswerMilliseconds: Math.round(opened),
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
await measure('counting');
await measure('counting, in the midst', { midst: true });
await trainer.request('train', { ...run, settings: { unit: 'word' }, budget: { seconds: secondsOfWords } });
const weights = await reader.request('weights', { run: run.run, saved: null });
await measure('with a network of words', { weights });
const training = trainer.request('train', run);
await measure('counting, while another trains');
await measure('with a network of words, in the midst, while another trains', { weights, midst: true });
trainer.notify('stop', run.run);
await training;
child.disconnect();
rmSync(folder, { recursive: true });
