import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Backend, DocumentModel, TokenBatch } from '../src/engine/backend.ts';
import { likeliest } from '../src/engine/likeliest.ts';
import { initialParameters } from '../src/engine/parameters.ts';
import { Random } from '../src/engine/random.ts';
import { createTensorFlowBackend } from '../src/reference/backend.ts';
import type { Tier } from '../src/wasm/builds.ts';
import { createNodeWasmBackend } from '../src/wasm/node/backend.ts';
import { now } from './clock.ts';
import { configurationOf, contextLength, pairsConfigurationOf, type Item, type PairsItem } from './items.ts';
import type { Contender } from './measurement.ts';

export function startWasm(tier?: Tier): ReturnType<typeof createNodeWasmBackend> {
  return createNodeWasmBackend({ folder: new URL('../dist/engine/', import.meta.url), ...(tier && { tier }) });
}

/** TensorFlow.js on its own WebAssembly kernels. */
export async function startTensorFlow(): Promise<Backend> {
  const { resolve } = createRequire(import.meta.url);
  const file = resolve('@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm');
  return createTensorFlowBackend({ kernels: Uint8Array.from(await readFile(file)) });
}

type Label = Pick<Contender['measurement'], 'engine' | 'tier'>;

/** Training steps on random tokens, each batch another one. */
export function training(backend: Backend, label: Label, item: Item, threads: number): Contender {
  const model = open(backend, item, threads);
  const batches = Array.from({ length: 16 }, (_, seed) => randomTokens(item, seed));
  let step = 0;
  return contender({ ...label, item: item.name, threads }, item.batch * item.sequence, model, () => {
    const batch = batches[step++ % batches.length];
    if (batch) model.trainStep(batch, { learningRate: 2e-3, clip: 5, dropoutSeed: step });
  });
}

/** Training steps of a sequence-to-sequence model on random pairs. */
export function trainingPairs(backend: Backend, label: Label, item: PairsItem, threads: number): Contender {
  const { batch, sourceTime, targetTime, vocabulary } = item;
  const configuration = pairsConfigurationOf(item);
  const capacity = { batch, sourceTime, targetTime, trainable: true, threads };
  const model = backend.createPairsModel(configuration, initialParameters(configuration, 1), capacity);
  const random = new Random(1);
  const draw = (time: number): Int32Array => Int32Array.from({ length: batch * time }, () => random.below(vocabulary));
  const batches = Array.from({ length: 16 }, () => ({
    sources: { batch, time: sourceTime, tokens: draw(sourceTime) },
    time: targetTime,
    inputs: draw(targetTime),
    targets: draw(targetTime),
  }));
  let step = 0;
  return contender({ ...label, item: item.name, threads }, batch * (sourceTime + targetTime), model, () => {
    const batch = batches[step++ % batches.length];
    if (batch) model.trainStep(batch, { learningRate: 2e-3, clip: 5, dropoutSeed: step });
  });
}

/** A step of inference and its five most probable tokens. */
export function inferring(backend: Backend, label: Label, item: Item): Contender {
  const model = open(backend, item, 1);
  let { state } = model.infer(Int32Array.of(1), null);
  return contender({ ...label, item: `${item.name} step`, threads: 1 }, 1, model, () => {
    const inferred = model.infer(Int32Array.of(77), state);
    ({ state } = inferred);
    likeliest(inferred.logits, 5, inferred.normalisers[0]);
  });
}

/** A whole context, and the five most probable tokens after it. */
export function reading(backend: Backend, label: Label, item: Item): Contender {
  const model = open(backend, item, 1);
  const context = randomTokens({ ...item, batch: 1, sequence: contextLength }, 1).inputs;
  return contender({ ...label, item: `${item.name} context`, threads: 1 }, contextLength, model, () => {
    const { logits, normalisers } = model.read(context, null);
    likeliest(logits, 5, normalisers[0]);
  });
}

function contender(
  measurement: Contender['measurement'],
  tokensPerRun: number,
  model: { dispose(): void },
  once: () => void,
): Contender {
  return {
    measurement,
    tokensPerRun,
    async run(count) {
      // Lets compilations that went on in the background be installed.
      await new Promise((resolve) => setTimeout(resolve, 5));
      const start = now();
      for (let i = 0; i < count; i++) once();
      return now() - start;
    },
    close: () => model.dispose(),
  };
}

function open(backend: Backend, item: Item, threads: number): DocumentModel {
  const configuration = configurationOf(item);
  const capacity = { batch: item.batch, sequence: item.sequence, trainable: true, threads };
  return backend.createDocumentModel(configuration, initialParameters(configuration, 1), capacity);
}

/** Random tokens and targets; each seed gives others. */
export function randomTokens({ vocabulary, batch, sequence }: Item, seed: number): TokenBatch {
  const random = new Random(seed);
  const draw = (): Int32Array => Int32Array.from({ length: batch * sequence }, () => random.below(vocabulary));
  return { batch, time: sequence, inputs: draw(), targets: draw() };
}
