import { readFile } from 'node:fs/promises';
import type { DocumentModelConfiguration } from '../src/engine/configuration.ts';
import { initialParameters } from '../src/engine/parameters.ts';
import type { InspectionCalls } from '../src/protocol/inspection.ts';
import type { Handlers } from '../src/protocol/rpc.ts';
import { createWasmBackend } from '../src/wasm/backend.ts';
import { Backends } from '../src/worker/backends.ts';
import { inspectionCalls } from '../src/worker/inspectionCalls.ts';
import type { Platform } from '../src/worker/platform.ts';
import { ReaderModels } from '../src/worker/readerModels.ts';

/**
 * How long the reader takes for what the inspector asks: an LSTM of 128 units, documents of 3,000 and of 500,000 characters.
 * Medians of several runs, in milliseconds. `npm run build` first; then `npx node bench/inspector.ts`.
 */
const alphabet = Array.from({ length: 64 }, (_, at) => String.fromCodePoint(32 + at));
const units = ['<unk>', '\n', ...alphabet];

const configuration: DocumentModelConfiguration = {
  task: 'document',
  unit: 'character',
  cell: 'lstm',
  gruReset: 'after',
  forgetBias: 1,
  coupledGates: false,
  peepholes: false,
  vocabulary: units.length,
  embedding: 64,
  hidden: 128,
  layers: 1,
  dropout: 0,
  tied: false,
  attention: 'none',
  attentionWindow: 128,
};

const kernels = new URL('../dist/engine/kernels/', import.meta.url);
const nowhere = () => Promise.reject(new Error('There is no disk here.'));
const platform: Platform = {
  stamp: () => Promise.resolve(null),
  readDocument: nowhere,
  readFile: nowhere,
  writeFile: () => Promise.reject(new Error('Nothing is written here.')),
  threads: 1,
  clearInterrupt: () => undefined,
  createBackend: () =>
    createWasmBackend({ loadKernels: async (file) => Uint8Array.from(await readFile(new URL(file, kernels))) }),
};
const forever = new AbortController().signal;

function open(characters: number): Handlers<InspectionCalls> {
  const models = new ReaderModels(platform, new Backends(platform));
  const parameters = initialParameters(configuration, 1);
  models.publish({ task: 'document', run: 'run', continues: null, step: 1, configuration, units, parameters });
  const calls = inspectionCalls(models);
  const content = Array.from({ length: characters }, (_, at) =>
    at % 61 === 60 ? '\n' : alphabet[(at * at + 7 * at) % alphabet.length],
  ).join('');
  void calls.holdText({ text: 'document', version: 1, content }, forever);
  return calls;
}

const subject = { model: { run: 'run', saved: null }, text: 'document', version: 1 };
const hidden = { layer: 0, quantity: 'hidden' as const, sorting: 'index' as const, unit: null, single: false };

async function median(repeats: number, work: (turn: number) => unknown): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < repeats; turn++) {
    const start = performance.now();
    await work(turn);
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[times.length >> 1] ?? NaN;
}

function report(what: string, milliseconds: number): void {
  process.stdout.write(`${milliseconds.toFixed(1).padStart(9)} ms  ${what}\n`);
}

const short = open(3000);
const long = open(500_000);
const window = (from: number) => ({ ...subject, ...hidden, from, to: from + 400, exact: false });

report('first 128 x 400 heatmap, engine cold', await median(1, () => short.quantity(window(0), forever)));
report('128 x 400 heatmap', await median(15, (turn) => short.quantity(window(50 * turn), forever)));
const sorted = { ...window(100), sorting: 'similarity' as const };
report('128 x 400 heatmap, units sorted by similarity', await median(9, () => short.quantity(sorted, forever)));
report(
  'hover: five likeliest of one character',
  await median(15, (turn) =>
    short.expectations({ ...subject, from: 100 * turn + 9, to: 100 * turn + 10, exact: false }, forever),
  ),
);
report(
  'surprise of 2,000 visible characters',
  await median(9, () => short.expectations({ ...subject, from: 500, to: 2500, exact: false }, forever)),
);
report(
  'influence over 200 characters, 48 of them left out one by one',
  await median(5, () => short.influence({ ...subject, at: 2500, reach: 200, deletions: 48 }, forever)),
);
report('memory horizon', await median(1, () => short.horizon(subject, forever)));
report('jump into 500,000 characters: first answer', await median(1, () => long.quantity(window(450_000), forever)));
const exact = { ...window(450_000), exact: true };
report('the exact one, everything before read', await median(1, () => long.quantity(exact, forever)));
report('scrolling there afterwards', await median(9, (turn) => long.quantity(window(440_000 - 977 * turn), forever)));
const search = { ...subject, at: 450_000, count: 20, by: 'similarity' as const, before: false };
report('same state elsewhere in 500,000 characters', await median(1, () => long.search(search, forever)));
report('counting 500,000 characters', await median(1, () => long.counting({ ...subject, from: 0, to: 400 }, forever)));
