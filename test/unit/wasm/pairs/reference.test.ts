import fc from 'fast-check';
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import type { Backend } from '../../../../src/engine/backend.ts';
import type { PairsModel } from '../../../../src/engine/pairsModel.ts';
import { pairsCases, randomPairs, randomPairsParameters, type PairsCase } from '../../pairsModels.ts';
import { assertNear } from '../distance.ts';
import { startReference, startWasm } from '../engines.ts';

describe("Our engine's sequence-to-sequence models against the reference", () => {
  let ours: Backend;
  let reference: Backend;

  before(async () => {
    ours = await startWasm();
    reference = await startReference();
  });

  after(() => ours.dispose());

  function withBoth(example: PairsCase, check: (models: [PairsModel, PairsModel]) => void, threads = 1): void {
    const { configuration, batch, sourceTime, targetTime, seed } = example;
    const parameters = randomPairsParameters(configuration, seed);
    const capacity = { batch, sourceTime, targetTime, trainable: true, threads };
    const models = [ours, reference].map((backend) => backend.createPairsModel(configuration, parameters, capacity));
    try {
      check(models as [PairsModel, PairsModel]);
    } finally {
      for (const model of models) model.dispose();
    }
  }

  for (const threads of [1, 2]) {
    it(`find the same loss and gradients in one step, for every cell and attention (threads: ${threads})`, () => {
      fc.assert(
        fc.property(pairsCases, (example) => {
          withBoth(
            example,
            (models) => {
              const pairs = randomPairs(example);
              const [a, b] = models.map((model) => ({
                result: model.trainStep(pairs, { learningRate: 0, clip: Infinity, dropoutSeed: example.seed }),
                moments: model.readOptimizer().moments,
              }));
              assert.ok(a && b);
              assertNear([a.result.loss], [b.result.loss], 1e-5, 'loss', 1);
              assertNear([a.result.gradientNorm], [b.result.gradientNorm], 1e-4, 'gradient norm');
              const floor = b.result.gradientNorm / 1000;
              for (const [name, { data }] of b.moments) {
                if (name.startsWith('optimizer.m.')) assertNear(a.moments.get(name)?.data, data, 2e-4, name, floor);
              }
            },
            threads,
          );
        }),
        { numRuns: threads === 1 ? 80 : 20 },
      );
    });
  }

  it('score, encode and decode the same, from any state and under forced attention', () => {
    fc.assert(
      fc.property(pairsCases, (example) => {
        withBoth(example, (models) => {
          const pairs = randomPairs(example);
          const { batch, time } = pairs.sources;
          const rows = Int32Array.from({ length: 4 }, (_, row) => (row + example.seed) % batch);
          const tokens = rows.map((_, row) => row % example.configuration.targetVocabulary);
          const forced = [null, Float32Array.from({ length: time }, (_, j) => (j === 0 ? 1 : 0)), null, null];
          const [a, b] = models.map((model) => {
            const encoded = model.encode(pairs.sources);
            const first = model.decode(encoded, rows, tokens, null);
            const scored = model.score(pairs);
            return { encoded, first, scored, second: model.decode(encoded, rows, tokens, first.state, forced) };
          });
          assert.ok(a && b);
          assertNear(a.encoded.memory, b.encoded.memory, 1e-5, 'encoder states', 1);
          assertNear(a.encoded.state.hidden, b.encoded.state.hidden, 1e-5, "the decoder's first state", 1);
          assertNear(a.scored.nats, b.scored.nats, 1e-5, 'nats', 1);
          for (const step of ['first', 'second'] as const) {
            assertNear(a[step].logits, b[step].logits, 1e-5, `logits of the ${step} step`, 1);
            assertNear(a[step].state.hidden, b[step].state.hidden, 1e-5, `state after the ${step} step`, 1);
            if (b[step].attention) assertNear(a[step].attention, b[step].attention, 1e-5, `attention`, 1);
          }
          if (b.scored.attention) assertNear(a.scored.attention, b.scored.attention, 1e-5, 'attention', 1);
        });
      }),
      { numRuns: 40 },
    );
  });

  it('follow the same training curve', () => {
    const [example] = fc.sample(
      pairsCases.filter(({ configuration }) => configuration.attention === 'general'),
      { numRuns: 1, seed: 4 },
    );
    assert.ok(example);
    withBoth(example, (models) => {
      const [a, b] = models.map((model) =>
        Array.from({ length: 30 }, (_, step) => {
          const pairs = randomPairs({ ...example, seed: step });
          return model.trainStep(pairs, { learningRate: 0.01, clip: 0.5, dropoutSeed: step }).loss;
        }),
      );
      assertNear(a, b, 1e-3, 'losses');
    });
  });
});
