import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import type { Backend, DocumentModel } from '../../../src/engine/backend.ts';
import { assertClose } from '../reference/closeness.ts';
import { golden, goldenBatch, goldenConfiguration, goldenParameters } from '../reference/golden.ts';
import { gradientsOf } from '../reference/gradients.ts';
import { startWasm } from './engines.ts';

for (const [tier, threads] of [
  ['relaxed', 1],
  ['plain', 1],
  ['wide', 2],
] as const) {
  describe(`Our engine (${tier}, threads: ${threads}) against PyTorch (${golden.origin})`, () => {
    let backend: Backend;

    before(async () => {
      backend = await startWasm({ tier });
    });

    const create = (name: string): DocumentModel => {
      const configuration = goldenConfiguration(golden.models[name]?.options ?? { cell: 'rnn' });
      const capacity = { batch: 2, sequence: 6, trainable: true, threads };
      return backend.createDocumentModel(configuration, goldenParameters(configuration), capacity);
    };

    for (const [name, expected] of Object.entries(golden.models)) {
      it(`computes the same outputs and gradients: ${name}`, () => {
        const model = create(name);
        const { time, inputs } = goldenBatch();
        const first = model.forward(inputs.subarray(0, time), null);
        assertClose(first.logits, expected.logits.slice(0, time * 5), 1e-5, 'logits of the first sequence');
        if (expected.attention !== null) assertClose(first.attention ?? [], expected.attention, 1e-5, 'attention');
        const { state } = model.score(goldenBatch(), null);
        assertClose(state.hidden, expected.hidden, 1e-5, 'hidden state');
        assertClose(state.cell ?? [], expected.cell ?? [], 1e-5, 'cell state');
        for (const [parameter, gradient] of gradientsOf(model, goldenBatch())) {
          assertClose(gradient, expected.gradients[parameter] ?? [], 2e-6, `gradient of ${parameter}`);
        }
        model.dispose();
      });
    }

    for (const [name, expected] of Object.entries(golden.adam)) {
      it(`follows the same training curve with clipping and Adam: ${name}`, () => {
        const model = create(name);
        const results = expected.losses.map(() => {
          model.writeCarriedState(null);
          return model.trainStep(goldenBatch(), { learningRate: expected.rate, clip: expected.clip, dropoutSeed: 0 });
        });
        const losses = results.map(({ loss }) => loss);
        assertClose(losses, expected.losses, 2e-5, 'losses');
        assertClose(model.readParameters().get('decoder.weight')?.data ?? [], expected.decoder, 1e-4, 'decoder');
        assert.equal(model.readOptimizer().updates, expected.losses.length);
        model.dispose();
      });
    }
  });
}
