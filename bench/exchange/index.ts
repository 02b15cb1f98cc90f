import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decodeCheckpoint, encodeCheckpoint } from '../../src/engine/checkpoint.ts';
import { initialParameters } from '../../src/engine/parameters.ts';
import { startWasm } from '../engines.ts';

/**
 * Hands checkpoints to torch.nn and takes some back: `npx node bench/exchange/index.ts`, where python3 has torch. Each way the outputs have to
 * agree within 1e-5. Ours are trained first, so that no weight is where it began.
 */
const cells = ['lstm', 'gru', 'rnn'] as const;
const tokens = Int32Array.from({ length: 50 }, (_, i) => (i * i + 3 * i) % 26);
const TOLERANCE = 1e-5;

const backend = await startWasm();
const folder = await mkdtemp(join(tmpdir(), 'recurrent-exchange-'));
try {
  for (const cell of cells) {
    const path = join(folder, `${cell}.safetensors`);
    torch('make', path, cell);
    const theirs = decodeCheckpoint(await readFile(path));
    report(`${cell}: torch.nn's weights, read by us`, outputs(theirs.configuration, theirs.parameters), run(path));

    const trained = train(theirs.configuration);
    await writeFile(path, encodeCheckpoint({ ...theirs, parameters: trained }));
    report(`${cell}: our weights, loaded by torch.nn`, outputs(theirs.configuration, trained), run(path));
  }
} finally {
  await rm(folder, { recursive: true });
}
process.exit();

type Configuration = ReturnType<typeof decodeCheckpoint>['configuration'];
type Parameters = ReturnType<typeof decodeCheckpoint>['parameters'];

function outputs(configuration: Configuration, parameters: Parameters): Float32Array {
  const capacity = { batch: 1, sequence: 1, trainable: false, threads: 1 };
  const model = backend.createDocumentModel(configuration, parameters, capacity);
  return model.forward(tokens, null).logits;
}

function train(configuration: Configuration): Parameters {
  const capacity = { batch: 2, sequence: 24, trainable: true, threads: 1 };
  const model = backend.createDocumentModel(configuration, initialParameters(configuration, 5), capacity);
  const batch = { batch: 2, time: 24, inputs: tokens.slice(0, 48), targets: tokens.slice(1, 49) };
  for (let step = 0; step < 100; step++) model.trainStep(batch, { learningRate: 1e-2, clip: 5, dropoutSeed: 0 });
  return model.readParameters();
}

function run(path: string): number[] {
  return (JSON.parse(torch('run', path, JSON.stringify([...tokens]))) as number[][]).flat();
}

function torch(...parameters: string[]): string {
  const script = fileURLToPath(new URL('torch_model.py', import.meta.url));
  const { status, stdout, stderr } = spawnSync('/usr/bin/python3', [script, ...parameters], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

function report(what: string, ours: Float32Array, theirs: readonly number[]): void {
  const difference = theirs.reduce((largest, value, i) => Math.max(largest, Math.abs(value - (ours[i] ?? NaN))), 0);
  const same = difference <= TOLERANCE;
  if (!same) process.exitCode = 1;
  process.stdout.write(`${what}: largest difference ${difference.toExponential(1)}${same ? '' : ', too much'}\n`);
}
