import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { initialParameters } from '../../../src/engine/parameters.ts';
import { startWasm } from '../../unit/wasm/engines.ts';
import { configurationOf, randomBatch } from '../../unit/wasm/models.ts';

/** How long to train; RECURRENT_DEEP_MINUTES makes it shorter. */
const minutes = Number(process.env['RECURRENT_DEEP_MINUTES'] ?? 20);

describe('Long training', function () {
  this.timeout((minutes + 5) * 60_000);

  it('holds its resident size within 5 %', async () => {
    const configuration = configurationOf({ vocabulary: 65, embedding: 64, hidden: 128 });
    const backend = await startWasm();
    const capacity = { batch: 32, sequence: 64, trainable: true, threads: 2 };
    const model = backend.createDocumentModel(configuration, initialParameters(configuration, 1), capacity);
    const batches = Array.from({ length: 8 }, (_, seed) => randomBatch(configuration, 32, 64, seed));
    let step = 0;
    const train = (minutes: number): number => {
      const end = performance.now() + minutes * 60_000;
      while (performance.now() < end) {
        const tokens = batches[step++ % batches.length];
        if (tokens) model.trainStep(tokens, { learningRate: 1e-3, clip: 5, dropoutSeed: step });
      }
      return process.memoryUsage.rss();
    };
    const early = train(minutes / 10);
    const late = train((9 * minutes) / 10);
    assert.ok(late <= 1.05 * early, `${early} bytes grew to ${late} in ${step} steps`);
    backend.dispose();
  });
});
