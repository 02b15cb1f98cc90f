import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { afterEach, describe, it } from 'mocha';
import { StepCancelled, type Backend, type DocumentModel } from '../../../src/engine/backend.ts';
import { createWasmBackend } from '../../../src/wasm/backend.ts';
import { assertNear } from './distance.ts';
import { startWasm } from './engines.ts';
import { configurationOf, randomBatch, randomParameters } from './models.ts';

const configuration = configurationOf({ layers: 2, dropout: 0.2, vocabulary: 30, hidden: 24, attention: 'general' });
const [batch, time] = [5, 6];

function modelOf(backend: Backend, threads: number): DocumentModel {
  const capacity = { batch, sequence: time, trainable: true, threads };
  return backend.createDocumentModel(configuration, randomParameters(configuration, 1), capacity);
}

function train(model: DocumentModel, from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => {
    const tokens = randomBatch(configuration, batch, time, from + i);
    return model.trainStep(tokens, { learningRate: 1e-2, clip: 1, dropoutSeed: from + i }).loss;
  });
}

/** A digest of everything that decides how training goes on: equal only where every bit is. */
function digest(model: DocumentModel): string {
  const hash = createHash('sha256');
  const { updates, moments } = model.readOptimizer();
  for (const [name, { data }] of [...model.readParameters(), ...moments]) hash.update(name).update(data);
  const { hidden, cell, past } = model.readCarriedState() ?? {};
  for (const values of [hidden, cell, past]) hash.update(values ?? 'none');
  return hash.update(String(updates)).digest('hex');
}

describe('Threads that share a training step', () => {
  const opened: Backend[] = [];

  async function open(options: Parameters<typeof startWasm>[0] = {}): Promise<Backend> {
    const backend = await startWasm(options);
    opened.push(backend);
    return backend;
  }

  afterEach(() => {
    for (const backend of opened.splice(0)) backend.dispose();
  });

  for (const threads of [1, 2, 3]) {
    it(`give bit-identical weights every time (${threads})`, async () => {
      const backend = await open();
      const [a, b] = [modelOf(backend, threads), modelOf(backend, threads)];
      train(a, 0, 60);
      train(b, 0, 60);
      assert.equal(digest(a), digest(b));
    });
  }

  it('follow the curve of a single thread: the same units are dropped', async () => {
    const backend = await open();
    const alone = train(modelOf(backend, 1), 0, 20);
    assertNear(train(modelOf(backend, 2), 0, 20), alone, 1e-4, 'loss with two threads');
    assertNear(train(modelOf(backend, 8), 0, 20), alone, 1e-4, 'loss with more threads than sequences');
  });

  it('go on from saved weights, moments and state as if nothing had happened', async () => {
    const backend = await open();
    const [a, b] = [modelOf(backend, 2), modelOf(backend, 2)];
    train(a, 0, 10);
    b.writeParameters(a.readParameters());
    const { updates, moments } = a.readOptimizer();
    b.writeOptimizer(updates, moments);
    b.writeCarriedState(a.readCarriedState());
    train(a, 10, 20);
    train(b, 10, 20);
    assert.equal(digest(a), digest(b));
  });

  for (const threads of [1, 2]) {
    it(`leave everything as it was when a step is cancelled (${threads})`, async () => {
      const cancel = new Int32Array(new SharedArrayBuffer(4));
      const backend = await open({ cancel });
      const [undisturbed, cancelled] = [modelOf(backend, threads), modelOf(backend, threads)];
      train(undisturbed, 0, 10);
      train(cancelled, 0, 5);
      const before = digest(cancelled);
      cancel[0] = 1;
      assert.throws(() => train(cancelled, 5, 6), StepCancelled);
      assert.equal(digest(cancelled), before);
      cancel[0] = 0;
      train(cancelled, 5, 10);
      assert.equal(digest(cancelled), digest(undisturbed));
    });
  }

  it('end the step when one of them dies, and are replaced for the next', async () => {
    const started: Worker[] = [];
    const folder = new URL('../../../dist/engine/kernels/', import.meta.url);
    const backend = await createWasmBackend({
      loadKernels: async (file) => Uint8Array.from(await readFile(new URL(file, folder))),
      startThread: (workerData) => {
        const script = new URL('../../../src/wasm/node/poolThread.ts', import.meta.url);
        const thread = new Worker(script, { workerData });
        started.push(thread);
        return () => void thread.terminate();
      },
      silence: 300,
    });
    opened.push(backend);
    const [disturbed, undisturbed] = [modelOf(backend, 2), modelOf(backend, 1)];
    train(disturbed, 0, 3);
    await started[0]?.terminate();
    assert.throws(() => train(disturbed, 3, 4), /training thread stopped working.*last checkpoint/s);
    train(undisturbed, 0, 3);
    assertNear(train(disturbed, 3, 8), train(undisturbed, 3, 8), 1e-4, 'loss after the pool was rebuilt');
    assert.equal(started.length, 2);
  });
});
