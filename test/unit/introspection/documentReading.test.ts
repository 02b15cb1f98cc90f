import assert from 'node:assert/strict';
import type { Backend } from '../../../src/engine/backend.ts';
import { DocumentReading, stride, warmUp } from '../../../src/introspection/documentReading.ts';
import { assertClose } from '../reference/closeness.ts';
import { startReference } from '../reference/startReference.ts';
import { modelOf, noPause, randomTokens } from './models.ts';

describe('Reading a document', () => {
  let backend: Backend;
  before(async () => {
    backend = await startReference();
  });

  for (const changes of [{}, { cell: 'gru', layers: 2 }, { cell: 'rnn' }, { attention: 'general' }] as const) {
    it(`gives every stretch the activations of reading from the start: ${JSON.stringify(changes)}`, async () => {
      const tokens = randomTokens(stride + 200, 9);
      const model = modelOf(backend, changes);
      const reading = new DocumentReading(model, tokens);
      const whole = model.forward(tokens, null);
      for (const [from, to] of [
        [stride + 100, stride + 160],
        [0, 20],
        [stride - 5, stride + 5],
      ] as const) {
        const { activations, origin } = await reading.passage(from, to, Infinity, noPause);
        assert.equal(origin, 0);
        activations.layers.forEach((quantities, layer) => {
          for (const [name, values] of quantities) {
            const expected = whole.layers[layer]?.get(name)?.subarray(from * 7, to * 7) ?? [];
            assertClose(values, expected, 1e-5, `${name} of layer ${layer} from ${from}`);
          }
        });
        assertClose(activations.logits, whole.logits.subarray(from * 9, to * 9), 1e-5, `logits from ${from}`);
      }
      model.dispose();
    });
  }

  it('says where it began when there was no time to read everything', async () => {
    const model = modelOf(backend, { hidden: 2, embedding: 2 });
    const tokens = randomTokens(3 * stride, 9);
    const reading = new DocumentReading(model, tokens);
    const at = 2 * stride + 300;
    const hasty = await reading.passage(at, at + 10, 100, noPause);
    assert.equal(hasty.origin, at - warmUp);
    const patient = await reading.passage(at, at + 10, Infinity, noPause);
    assert.equal(patient.origin, 0);
    const again = await reading.passage(at, at + 10, 100, noPause);
    assert.equal(again.origin, 0, 'what was read once stays read');
    model.dispose();
  });

  it('reads again only what comes after an edit', async () => {
    const model = modelOf(backend, { hidden: 2, embedding: 2 });
    const tokens = randomTokens(3 * stride, 9);
    const reading = new DocumentReading(model, tokens);
    await reading.stateBefore(3 * stride - 1, noPause);
    const edited = tokens.slice();
    edited[2 * stride + 7] = ((edited[2 * stride + 7] ?? 0) + 1) % 9;
    let pauses = 0;
    const counted = () => Promise.resolve(void pauses++);
    const state = await reading.withTokens(edited).stateBefore(2 * stride + 100, counted);
    assert.equal(pauses, 0, 'one short call is enough');
    const fresh = await new DocumentReading(model, edited).stateBefore(2 * stride + 100, noPause);
    assertClose(state?.hidden ?? [], fresh?.hidden ?? [], 1e-6, 'hidden state');
    model.dispose();
  });

  it('goes through a stretch in pieces that join without a gap', async () => {
    const model = modelOf(backend, {});
    const tokens = randomTokens(700, 9);
    const hidden: number[] = [];
    for await (const { from, activations } of new DocumentReading(model, tokens).passages(
      130,
      700,
      Infinity,
      noPause,
    )) {
      assert.equal(from, 130 + hidden.length / 7);
      hidden.push(...(activations.layers[0]?.get('hidden') ?? []));
    }
    assertClose(
      hidden,
      model
        .forward(tokens, null)
        .layers[0]?.get('hidden')
        ?.subarray(130 * 7) ?? [],
      1e-5,
      'hidden',
    );
    model.dispose();
  });
});
