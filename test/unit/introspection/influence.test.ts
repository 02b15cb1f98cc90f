import assert from 'node:assert/strict';
import type { Backend, DocumentModel } from '../../../src/engine/backend.ts';
import { deletionEffects, influence } from '../../../src/introspection/influence.ts';
import { assertClose } from '../reference/closeness.ts';
import { startReference } from '../reference/startReference.ts';
import { modelOf, noPause, room } from './models.ts';

/** Natural logarithm of the probability of `target` after all of `tokens`. */
function logProbability(model: DocumentModel, tokens: Int32Array, target: number): number {
  const logits = Float64Array.from(model.read(tokens, null).logits);
  const largest = Math.max(...logits);
  return (logits[target] ?? 0) - largest - Math.log(logits.reduce((sum, value) => sum + Math.exp(value - largest), 0));
}

describe('Influence', () => {
  let backend: Backend;
  before(async () => {
    backend = await startReference();
  });
  const tokens = Int32Array.of(3, 1, 4, 0, 5, 2, 6);
  const target = 7;

  const kinds = {
    'Elman network': { cell: 'rnn' },
    LSTM: { cell: 'lstm' },
    'LSTM with peepholes and coupled gates': { cell: 'lstm', peepholes: true, coupledGates: true },
    'GRU, reset after': { cell: 'gru' },
    'GRU, reset before': { cell: 'gru', gruReset: 'before' },
    'LSTM with attention': { cell: 'lstm', attention: 'general' },
  } as const;
  for (const [name, kind] of Object.entries(kinds)) {
    it(`of each token is the change when its embedding shrinks a little, by finite differences: ${name}`, () => {
      const model = modelOf(backend, { ...kind, layers: 2 });
      const { contributions } = influence(model, tokens, null, target);
      const parameters = model.readParameters();
      const embedding = parameters.get('embedding.weight');
      assert.ok(embedding);
      const step = 1e-2;
      tokens.forEach((token, position) => {
        const scaled = (factor: number) => {
          const data = embedding.data.slice();
          for (let i = token * 5; i < token * 5 + 5; i++) data[i] = (data[i] ?? 0) * factor;
          model.writeParameters(new Map([...parameters, ['embedding.weight', { ...embedding, data }]]));
          return logProbability(model, tokens, target);
        };
        // Each token occurs once, so scaling its row scales this input alone: d log p / d factor at 1 is gradient x input.
        const slope = (scaled(1 + step) - scaled(1 - step)) / (2 * step);
        assertClose([contributions[position] ?? NaN], [slope], 1e-3, `token at ${position}`);
      });
      model.dispose();
    });
  }

  it('by deletion is what the prediction loses without the token', async () => {
    const model = modelOf(backend, {});
    const effects = await deletionEffects(model, tokens, null, target, 4, room, noPause);
    const whole = logProbability(model, tokens, target);
    const expected = [3, 4, 5, 6].map(
      (left) =>
        whole -
        logProbability(
          model,
          tokens.filter((_, at) => at !== left),
          target,
        ),
    );
    assertClose(effects, expected, 1e-5, 'effects');
    model.dispose();
  });

  it('by deletion is the same from a carried state', async () => {
    const model = modelOf(backend, { attention: 'general', cell: 'gru' });
    const { state } = model.read(tokens.slice(0, 3), null);
    const carried = await deletionEffects(model, tokens.slice(3), state, target, 2, room, noPause);
    const whole = await deletionEffects(model, tokens, null, target, 2, room, noPause);
    assertClose(carried, whole, 1e-5, 'effects');
    model.dispose();
  });

  it('reaches the hidden states of every layer', () => {
    const model = modelOf(backend, { layers: 2 });
    const { hiddenNorms } = influence(model, tokens, null, target);
    assert.deepEqual(
      hiddenNorms.map((norms) => norms.length),
      [7, 7],
    );
    assert.ok(hiddenNorms.every((norms) => norms.every((norm) => norm > 0)));
    model.dispose();
  });
});
