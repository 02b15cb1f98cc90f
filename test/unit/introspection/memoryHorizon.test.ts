import assert from 'node:assert/strict';
import type { Backend } from '../../../src/engine/backend.ts';
import { Random } from '../../../src/engine/random.ts';
import { memoryHorizon } from '../../../src/introspection/memoryHorizon.ts';
import { SentenceError } from '../../../src/text/sentence.ts';
import { startReference } from '../reference/startReference.ts';
import { delayLine } from './delayLine.ts';
import { noPause, room } from './models.ts';

/** Random tokens 1 and 2, each repeated `lag` later for ever. */
function copies(length: number, lag: number): Int32Array {
  const random = new Random(4);
  const tokens = new Int32Array(length);
  tokens.forEach((_, at) => (tokens[at] = at < lag ? 1 + random.below(2) : (tokens[at - lag] ?? 1)));
  return tokens;
}

describe('The memory horizon', () => {
  let backend: Backend;
  before(async () => {
    backend = await startReference();
  });
  const options = { longest: 60, places: 24, tolerance: 0.01 };

  for (const lag of [1, 7, 13]) {
    it(`is the lag where a document's only structure is a copy at lag ${lag}`, async () => {
      const model = delayLine(backend, lag);
      const { horizon, curve, full } = await memoryHorizon(model, copies(200, lag), options, room, noPause);
      assert.equal(horizon, lag);
      assert.ok(full.bits < 0.01, `the network copies (${full.bits} bits)`);
      for (const { context, bits } of curve) {
        assert.ok(context < lag ? bits > 0.99 : bits < 0.01, `${context} tokens of context leave ${bits} bits`);
      }
      model.dispose();
    });
  }

  it('is unknown where more context helps up to the end', async () => {
    const model = delayLine(backend, 60);
    assert.equal((await memoryHorizon(model, copies(240, 60), options, room, noPause)).horizon, null);
    model.dispose();
  });

  it('refuses a document with no context in it', async () => {
    const model = delayLine(backend, 2);
    await assert.rejects(memoryHorizon(model, Int32Array.of(1), options, room, noPause), SentenceError);
    model.dispose();
  });
});
