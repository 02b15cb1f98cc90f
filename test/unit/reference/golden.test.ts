import assert from 'node:assert/strict';

import type { Backend, DocumentModel } from '../../../src/engine/backend.ts';
import { trainableNames } from '../../../src/engine/parameters.ts';
import { assertClose } from './closeness.ts';
import { golden, goldenBatch, goldenConfiguration, goldenParameters } from './golden.ts';
import { gradientsOf } from './gradients.ts';
import { startReference } from './startReference.ts';

describe(`The reference engine against PyTorch (${golden.origin})`, () => {
  let backend: Backend;
  before(async () => {
    backend = await startReference();
  });

  const create = (name: string): DocumentModel => {
    const configuration = goldenConfiguration(golden.models[name]?.options ?? { cell: 'rnn' });
    return backend.createDocumentModel(configuration, goldenParameters(configuration), {
      batch: 2,
      sequence: 6,
      trainable: true,
      threads: 1,
    });
  };

  for (const [name, expected] of Object.entries(golden.models)) {
    it(`computes the same forward pass: ${name}`, () => {
      const model = create(name);
      const { batch, time, inputs } = goldenBatch();
      const first = model.forward(inputs.subarray(0, time), null);
      assertClose(first.logits, expected.logits.slice(0, time * 5), 1e-5, 'logits of the first sequence');
      if (expected.attention !== null) assertClose(first.attention ?? [], expected.attention, 1e-5, 'attention');

      const { nats, state } = model.score(goldenBatch(), null);
      assertClose([nats.reduce((sum, n) => sum + n, 0) / (batch * time - 1)], [expected.loss], 1e-5, 'loss');
      assertClose(state.hidden, expected.hidden, 1e-5, 'hidden state');
      assertClose(state.cell ?? [], expected.cell ?? [], 1e-5, 'cell state');
      model.dispose();
    });

    it(`computes the same gradients: ${name}`, () => {
      const model = create(name);
      const gradients = gradientsOf(model, goldenBatch());
      assert.deepEqual([...gradients.keys()], trainableNames(model.configuration));
      for (const [parameter, gradient] of gradients) {
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
      assertClose(
        results.map(({ loss }) => loss),
        expected.losses,
        2e-5,
        'losses',
      );
      assertClose(
        results.map(({ gradientNorm }) => gradientNorm),
        expected.norms,
        2e-5,
        'gradient norms',
      );
      assertClose(model.readParameters().get('decoder.weight')?.data ?? [], expected.decoder, 1e-4, 'decoder');
      model.dispose();
    });
  }
});
