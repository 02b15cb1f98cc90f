import assert from 'node:assert/strict';
import type { Backend } from '../../../src/engine/backend.ts';
import { DocumentReading } from '../../../src/introspection/documentReading.ts';
import { attentionFrom, cache, cacheFrom } from '../../../src/introspection/lookingBack.ts';
import { StateWindow } from '../../../src/introspection/stateWindow.ts';
import { assertClose } from '../reference/closeness.ts';
import { startReference } from '../reference/startReference.ts';
import { modelOf, noPause, randomTokens } from './models.ts';

describe('Looking back', () => {
  let backend: Backend;
  before(async () => {
    backend = await startReference();
  });

  it('by attention sees the window strictly before a position and no further, its weights summing to one', async () => {
    const model = modelOf(backend, { attention: 'general', attentionWindow: 6 });
    const reading = new DocumentReading(model, randomTokens(300, 9));
    const looked = await attentionFrom(reading, { from: 0, to: 300 }, Infinity, noPause);
    assert.equal(looked?.rows.length, 300);
    looked.rows.forEach(({ first, weights }, at) => {
      assert.deepEqual([first, weights.length], [Math.max(0, at - 6), Math.min(6, at)]);
      if (at > 0) assertClose([weights.reduce((sum, weight) => sum + weight, 0)], [1], 1e-5, `sum at ${at}`);
    });
    assert.equal(
      await attentionFrom(
        new DocumentReading(modelOf(backend, {}), randomTokens(9, 9)),
        { from: 0, to: 9 },
        Infinity,
        noPause,
      ),
      null,
    );
    model.dispose();
  });

  it('as a neural cache does weighs its last states by their dot product with the present one', async () => {
    const model = modelOf(backend, {});
    const reading = new DocumentReading(model, randomTokens(cache.states + 100, 9));
    const { activations } = await reading.passage(0, cache.states + 100, Infinity, noPause);
    const hidden = activations.layers[0]?.get('hidden') ?? new Float32Array(0);
    const state = (at: number) => hidden.subarray(at * 7, at * 7 + 7);
    const own = cache.states + 50;
    const scores = Array.from({ length: cache.states }, (_, at) =>
      Math.exp(cache.flatness * state(at + 50).reduce((dot, value, unit) => dot + value * (state(own)[unit] ?? 0), 0)),
    );
    const total = scores.reduce((sum, score) => sum + score, 0);
    const { rows } = await cacheFrom(new StateWindow(reading), { from: own, to: own + 1 }, Infinity, noPause);
    assert.equal(rows[0]?.first, 50);
    assertClose(
      rows[0]?.weights ?? [],
      scores.map((score) => score / total),
      1e-6,
      'weights',
    );
    model.dispose();
  });
});

describe('The window of states', () => {
  it('holds the same states wherever it was before', async () => {
    const backend = await startReference();
    const model = modelOf(backend, {});
    const tokens = randomTokens(900, 9);
    const moved = new StateWindow(new DocumentReading(model, tokens));
    for (const [from, to] of [
      [100, 300],
      [150, 280],
      [200, 420],
      [10, 250],
      [700, 900],
    ] as const) {
      const fresh = new StateWindow(new DocumentReading(model, tokens));
      const expected = await fresh.between(from, to, Infinity, noPause);
      const kept = await moved.between(from, to, Infinity, noPause);
      assert.deepEqual([kept.from, kept.origin, kept.states.length], [from, 0, (to - from) * 7]);
      assertClose(kept.states, expected.states, 1e-6, `${from} to ${to}`);
    }
    model.dispose();
  });
});
