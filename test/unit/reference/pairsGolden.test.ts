import assert from 'node:assert/strict';

import type { Backend } from '../../../src/engine/backend.ts';
import type { PairsModel } from '../../../src/engine/pairsModel.ts';
import { trainableNames } from '../../../src/engine/parameters.ts';
import { assertClose } from './closeness.ts';
import { gradientsOf } from './gradients.ts';
import { goldenPairBatch, goldenPairs, goldenPairsConfiguration, goldenPairsParameters } from './pairsGolden.ts';
import { startReference } from './startReference.ts';

describe(`The reference engine's sequence-to-sequence model against PyTorch (${goldenPairs.origin})`, () => {
  let backend: Backend;
  before(async () => {
    backend = await startReference();
  });

  for (const [name, expected] of Object.entries(goldenPairs.models)) {
    const create = (): PairsModel => {
      const configuration = goldenPairsConfiguration(expected.options);
      const capacity = { batch: 3, sourceTime: 4, targetTime: 4, trainable: true, threads: 1 };
      return backend.createPairsModel(configuration, goldenPairsParameters(configuration), capacity);
    };

    it(`encodes, attends and scores the same: ${name}`, () => {
      const model = create();
      const { nats, attention } = model.score(goldenPairBatch);
      assertClose(nats, expected.nats, 1e-5, 'nats');
      const { memory, state } = model.encode(goldenPairBatch.sources);
      assertClose(memory, expected.memory, 1e-5, 'encoder states');
      assertClose(state.hidden, expected.first, 1e-5, "the decoder's first state");
      assertClose(attention ?? [], expected.attention ?? [], 1e-5, 'attention');
      model.dispose();
    });

    it(`computes the same gradients: ${name}`, () => {
      const model = create();
      const gradients = gradientsOf(model, goldenPairBatch);
      assert.deepEqual([...gradients.keys()], trainableNames(model.configuration));
      for (const [parameter, gradient] of gradients) {
        assertClose(gradient, expected.gradients[parameter] ?? [], 2e-6, `gradient of ${parameter}`);
      }
      model.dispose();
    });
  }
});
