import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { logNormaliser } from '../../../src/engine/logProbabilities.ts';
import type { Tier } from '../../../src/wasm/builds.ts';
import { assertNear } from './distance.ts';
import { startWasm } from './engines.ts';
import { configurationOf, randomParameters } from './models.ts';

const tokens = Int32Array.of(7, 301, 0, 12, 332);
const capacity = { batch: tokens.length, sequence: 1, trainable: false, threads: 1 };

/** Widths that leave every kind of rest: of streams, of panels of 8 and of 16, of blocks of 256 deep. */
const sizes = [
  { vocabulary: 333, embedding: 21, hidden: 40 },
  { vocabulary: 341, embedding: 130, hidden: 300 },
];

describe('A step of inference', () => {
  for (const size of sizes) {
    const configuration = configurationOf({ ...size, layers: 2 });
    const { vocabulary } = configuration;

    for (const tier of ['relaxed', 'wide'] as const) {
      it(`gives one sequence the bits it has among several (${tier}, ${size.hidden} units)`, async () => {
        const backend = await startWasm({ tier });
        const model = backend.createDocumentModel(configuration, randomParameters(configuration, 3), capacity);
        const together = model.infer(tokens, null);
        for (const [row, token] of tokens.entries()) {
          const alone = model.infer(Int32Array.of(token), null);
          assert.deepEqual(alone.logits, together.logits.subarray(row * vocabulary, (row + 1) * vocabulary));
          assert.equal(alone.normalisers[0], together.normalisers[row]);
        }
      });
    }

    it(`sums exponentials as closely as is promised (${size.hidden} units)`, async () => {
      for (const tier of ['plain', 'relaxed', 'wide'] satisfies Tier[]) {
        const backend = await startWasm({ tier });
        const model = backend.createDocumentModel(configuration, randomParameters(configuration, 3), capacity);
        const { logits, normalisers } = model.infer(tokens, null);
        const expected = Array.from(tokens, (_, row) =>
          logNormaliser(logits.subarray(row * vocabulary, (row + 1) * vocabulary)),
        );
        assertNear(normalisers, expected, 1e-6, `normalisers of ${tier}`);
      }
    });
  }
});
