import fc from 'fast-check';
import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import type { Backend, DocumentModel } from '../../../src/engine/backend.ts';
import { assertNear } from './distance.ts';
import { startReference, startWasm } from './engines.ts';
import { anyConfiguration, randomBatch, randomParameters, randomState } from './models.ts';

const anyCase = fc.record({
  configuration: anyConfiguration,
  batch: fc.integer({ min: 1, max: 6 }),
  time: fc.integer({ min: 1, max: 7 }),
  seed: fc.integer({ min: 1, max: 1e6 }),
});

type Case = typeof anyCase extends fc.Arbitrary<infer T> ? T : never;

const builds = [
  { tier: 'relaxed', threads: 1, runs: 80 },
  { tier: 'relaxed', threads: 2, runs: 20 },
  { tier: 'plain', threads: 1, runs: 40 },
  { tier: 'plain', threads: 2, runs: 10 },
  { tier: 'wide', threads: 1, runs: 40 },
  { tier: 'wide', threads: 2, runs: 10 },
] as const;

for (const build of builds)
  describe(`Our engine (${build.tier}, threads: ${build.threads}) against the reference`, () => {
    const { threads, runs } = build;
    let ours: Backend;
    let reference: Backend;

    before(async () => {
      ours = await startWasm({ tier: build.tier });
      reference = await startReference();
    });

    function withBoth(
      { configuration, batch, time, seed }: Case,
      check: (models: [DocumentModel, DocumentModel]) => void,
    ): void {
      const parameters = randomParameters(configuration, seed);
      const capacity = { batch, sequence: time, trainable: true, threads };
      const models = [ours, reference].map((backend) =>
        backend.createDocumentModel(configuration, parameters, capacity),
      );
      try {
        check(models as [DocumentModel, DocumentModel]);
      } finally {
        for (const model of models) model.dispose();
      }
    }

    it('finds the same loss and gradients in one step, for every cell and option', () => {
      fc.assert(
        fc.property(anyCase, (example) => {
          const { configuration, batch, time, seed } = example;
          withBoth(example, (models) => {
            const [a, b] = models.map((model) => {
              model.writeCarriedState(randomState(configuration, batch, seed + 1));
              const tokens = randomBatch(configuration, batch, time, seed);
              const result = model.trainStep(tokens, { learningRate: 0, clip: Infinity, dropoutSeed: seed });
              return { result, moments: model.readOptimizer().moments, carried: model.readCarriedState() };
            });
            assert.ok(a && b);
            assertNear([a.result.loss], [b.result.loss], 1e-5, 'loss', 1);
            assertNear([a.result.gradientNorm], [b.result.gradientNorm], 1e-4, 'gradient norm');
            // After one update from zero, Adam's first moment is a tenth of the gradient. A tensor whose own gradient almost
            // cancels out is measured against a hundredth of the whole.
            const floor = b.result.gradientNorm / 1000;
            for (const [name, { data }] of b.moments) {
              if (name.startsWith('optimizer.m.')) assertNear(a.moments.get(name)?.data, data, 1e-4, name, floor);
            }
            assertNear(a.carried?.hidden, b.carried?.hidden, 1e-5, 'carried state', 1);
            if (configuration.attention !== 'none')
              assertNear(a.carried?.past, b.carried?.past, 1e-5, 'carried past', 1);
          });
        }),
        { numRuns: runs },
      );
    });

    it('scores, reads and infers the same from a state, step by step or at once', () => {
      fc.assert(
        fc.property(anyCase, (example) => {
          const { configuration, batch, time, seed } = example;
          withBoth(example, (models) => {
            const state = randomState(configuration, batch, seed);
            const tokens = randomBatch(configuration, batch, time, seed);
            const [a, b] = models.map((model) => {
              const scored = model.score(tokens, state);
              const firsts = tokens.inputs.filter((_, i) => i % time === 0);
              const inferred = model.infer(firsts, state);
              const one = randomState(configuration, 1, seed);
              return { scored, inferred, read: model.read(tokens.inputs, one) };
            });
            assert.ok(a && b);
            assertNear(a.scored.nats, b.scored.nats, 1e-5, 'nats', 1);
            assertNear(a.scored.state.hidden, b.scored.state.hidden, 1e-5, 'state after scoring', 1);
            assertNear(a.inferred.logits, b.inferred.logits, 1e-5, 'logits', 1);
            assertNear(a.inferred.state.hidden, b.inferred.state.hidden, 1e-5, 'state after one step', 1);
            if (configuration.cell === 'lstm') {
              assertNear(a.inferred.state.cell, b.inferred.state.cell, 1e-5, 'cell state after one step', 1);
            }
            assertNear(a.read.logits, b.read.logits, 3e-5, 'logits after reading', 1);
          });
        }),
        { numRuns: runs / 2 },
      );
    });

    it('goes through the same quantities, and owes the same to inputs and states', () => {
      fc.assert(
        fc.property(anyCase, fc.constantFrom('logit' as const, 'logProbability' as const), (example, score) => {
          const { configuration, time, seed } = example;
          withBoth(example, (models) => {
            const state = randomState(configuration, 1, seed);
            const { inputs } = randomBatch(configuration, 1, time, seed);
            const [a, b] = models.map((model) => ({
              activations: model.forward(inputs, state),
              gradient: model.inputGradient(inputs, state, seed % configuration.vocabulary, score),
            }));
            assert.ok(a && b);
            assertNear(a.activations.logits, b.activations.logits, 1e-5, 'logits', 1);
            if (b.activations.attention) {
              assertNear(a.activations.attention, b.activations.attention, 1e-5, 'attention', 1);
            }
            for (const [layer, quantities] of b.activations.layers.entries()) {
              for (const [name, values] of quantities) {
                assertNear(a.activations.layers[layer]?.get(name), values, 1e-5, `${name} of layer ${layer}`, 1);
              }
            }
            assertNear(a.gradient.inputs, b.gradient.inputs, 1e-6, 'inputs');
            assertNear(a.gradient.gradient, b.gradient.gradient, 1e-4, 'gradient of inputs');
            for (const [layer, values] of b.gradient.hidden.entries()) {
              assertNear(a.gradient.hidden[layer], values, 1e-4, `gradient of hidden states of layer ${layer}`);
            }
          });
        }),
        { numRuns: runs / 2 },
      );
    });
  });
