import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { Backend } from '../../../src/engine/backend.ts';
import type { DocumentModelConfiguration } from '../../../src/engine/configuration.ts';
import { startWasm } from '../../unit/wasm/engines.ts';
import { anyConfiguration, configurationOf, randomBatch, randomParameters } from '../../unit/wasm/models.ts';

describe('The same seed, tier and number of threads', function () {
  this.timeout(600_000);

  for (const tier of ['relaxed', 'wide'] as const) {
    for (const threads of [1, 2]) {
      it(`give bit-identical weights after 500 steps (${tier}, threads: ${threads})`, async () => {
        const configuration = configurationOf({ vocabulary: 65, embedding: 32, hidden: 64, layers: 2, dropout: 0.1 });
        const backend = await startWasm({ tier });
        const run = (): string => weightsAfter(backend, configuration, { batch: 8, time: 16, threads, steps: 500 });
        assert.equal(run(), run());
        backend.dispose();
      });
    }
  }
});

describe('The wide tier', function () {
  this.timeout(600_000);

  it('gives the narrow one’s bits, whatever the shape', async () => {
    const [narrow, wide] = [await startWasm({ tier: 'relaxed' }), await startWasm({ tier: 'wide' })];
    const shapes = fc.record({
      configuration: anyConfiguration,
      hidden: fc.integer({ min: 1, max: 150 }),
      vocabulary: fc.integer({ min: 2, max: 700 }),
      batch: fc.integer({ min: 1, max: 40 }),
      time: fc.integer({ min: 1, max: 30 }),
    });
    fc.assert(
      fc.property(shapes, ({ configuration, hidden, vocabulary, batch, time }) => {
        const embedding = configuration.tied ? hidden : configuration.embedding;
        const model = { ...configuration, hidden, vocabulary, embedding };
        const run = { batch, time, threads: 1, steps: 3 };
        assert.equal(weightsAfter(wide, model, run), weightsAfter(narrow, model, run));
      }),
      { numRuns: 400 },
    );
  });
});

interface Run {
  readonly batch: number;
  readonly time: number;
  readonly threads: number;
  readonly steps: number;
}

function weightsAfter(backend: Backend, configuration: DocumentModelConfiguration, run: Run): string {
  const { batch, time, threads, steps } = run;
  const capacity = { batch, sequence: time, trainable: true, threads };
  const model = backend.createDocumentModel(configuration, randomParameters(configuration, 1), capacity);
  for (let step = 0; step < steps; step++) {
    const tokens = randomBatch(configuration, batch, time, step);
    model.trainStep(tokens, { learningRate: 2e-3, clip: 1, dropoutSeed: step });
  }
  const hash = createHash('sha256');
  for (const { data } of model.readParameters().values()) hash.update(data);
  model.dispose();
  return hash.digest('hex');
}
