import fc from 'fast-check';

import type { Backend, DocumentModel, RecurrentState, Score } from '../../../src/engine/backend.ts';
import type { Tensors } from '../../../src/engine/tensor.ts';
import { assertClose } from './closeness.ts';
import { createModel, smallCases, type SmallCase } from './documentModels.ts';
import { startReference } from './startReference.ts';

const step = 0.01;
const scores: readonly Score[] = ['logit', 'logProbability'];

describe('The gradient of one score in the reference engine', () => {
  let backend: Backend;
  before(async () => {
    backend = await startReference();
  });

  const check = (claim: (model: DocumentModel, tokens: Int32Array, small: SmallCase) => void): void => {
    fc.assert(
      fc.property(smallCases, (drawn) => {
        // Every token once, so that one input can be moved alone by moving its row of the embedding.
        const vocabulary = drawn.time + 1;
        const small = { ...drawn, configuration: { ...drawn.configuration, vocabulary } };
        const model = createModel(backend, small);
        claim(
          model,
          Int32Array.from({ length: drawn.time }, (_, t) => (t + drawn.seed) % vocabulary),
          small,
        );
        model.dispose();
      }),
      { numRuns: 12, seed: 11 },
    );
  };

  it('is what finite differences of the inputs measure', () => {
    check((model, tokens, { configuration, time }) => {
      fc.pre(!configuration.tied);
      const { embedding } = configuration;
      const parameters = model.readParameters();
      for (const score of scores) {
        const { gradient, inputs } = model.inputGradient(tokens, null, 1, score);
        const table = parameters.get('embedding.weight')?.data ?? new Float32Array();
        assertClose(
          inputs,
          [...tokens].flatMap((id) => [...table.subarray(id * embedding, (id + 1) * embedding)]),
          0,
          'inputs',
        );
        const scoreAt = (index: number, by: number): number => {
          model.writeParameters(withMovedElement(parameters, 'embedding.weight', index, by));
          return scoreOf(model.read(tokens, null).logits, 1, score);
        };
        const measured = Array.from({ length: time * embedding }, (_, place) => {
          const row = tokens[Math.floor(place / embedding)] ?? 0;
          const index = row * embedding + (place % embedding);
          return (scoreAt(index, step) - scoreAt(index, -step)) / (2 * step);
        });
        model.writeParameters(parameters);
        assertClose(gradient, measured, 2e-3, `gradient of the ${score}`);
      }
    });
  });

  it("is what finite differences of the last layer's hidden states measure, but for attention", () => {
    check((model, tokens, { configuration, time }) => {
      const { attention, layers, hidden } = configuration;
      fc.pre(attention === 'none' && time > 1);
      const top = model.inputGradient(tokens, null, 0, 'logit').hidden[layers - 1] ?? new Float32Array();
      for (let t = 0; t < time - 1; t++) {
        const { state } = model.read(tokens.subarray(0, t + 1), null);
        const scoreAt = (unit: number, by: number): number => {
          const moved = withMovedHidden(state, (layers - 1) * hidden + unit, by);
          return scoreOf(model.read(tokens.subarray(t + 1), moved).logits, 0, 'logit');
        };
        const measured = Array.from(
          { length: hidden },
          (_, unit) => (scoreAt(unit, step) - scoreAt(unit, -step)) / (2 * step),
        );
        assertClose(top.subarray(t * hidden, (t + 1) * hidden), measured, 2e-3, `hidden state ${t}`);
      }
      const decoder = model.readParameters().get(configuration.tied ? 'embedding.weight' : 'decoder.weight');
      assertClose(
        top.subarray((time - 1) * hidden),
        decoder?.data.subarray(0, hidden) ?? [],
        1e-5,
        'last hidden state',
      );
    });
  });
});

function scoreOf(logits: Float32Array, token: number, score: Score): number {
  const logit = logits[token] ?? NaN;
  return score === 'logit' ? logit : logit - Math.log(logits.reduce((sum, other) => sum + Math.exp(other), 0));
}

function withMovedElement(parameters: Tensors, name: string, index: number, by: number): Tensors {
  return new Map(
    [...parameters].map(([key, { shape, data }]) => [
      key,
      { shape, data: data.map((x, i) => (key === name && i === index ? x + by : x)) },
    ]),
  );
}

function withMovedHidden(state: RecurrentState, index: number, by: number): RecurrentState {
  return { ...state, hidden: state.hidden.map((x, i) => (i === index ? x + by : x)) };
}
