import assert from 'node:assert/strict';

import type { RecurrentState } from '../../../../src/engine/backend.ts';
import { lengthPenalty, searchBeam, type BeamOptions } from '../../../../src/engine/beam.ts';
import type { DecoderSteps } from '../../../../src/engine/decoderSteps.ts';

const [begin, end, a, b, c] = [0, 1, 2, 3, 4];
const options: BeamOptions = { beam: 1, longest: 6, lengthPenalty: 0, prefix: [], begin, end, forbidden: [] };

/** Probabilities of the next unit after each beginning; the hidden state counts the steps it went through. */
type Language = Readonly<Record<string, Readonly<Record<number, number>>>>;

function stepsOf(language: Language): DecoderSteps & { readonly widths: number[] } {
  const paths = new Map<number, string>([[0, '']]);
  const widths: number[] = [];
  let next = 1;
  return {
    layers: 1,
    widths,
    step: (tokens, state) => {
      widths.push(tokens.length);
      const hidden = new Float32Array(tokens.length);
      const logits = new Float32Array(tokens.length * 5).fill(-1e9);
      for (const [row, token] of tokens.entries()) {
        const before = paths.get(state?.hidden[row] ?? 0) ?? '';
        const path = token === begin ? '' : before + String(token);
        paths.set(next, path);
        hidden[row] = next++;
        for (const [unit, probability] of Object.entries(language[path] ?? { [end]: 1 })) {
          logits[row * 5 + Number(unit)] = Math.log(probability);
        }
      }
      const after: RecurrentState = { batch: tokens.length, hidden, cell: null, past: null };
      return { logits, attention: Float32Array.from(tokens, (token) => token / 10), state: after };
    },
  };
}

/** Greedily a (0.6) then 0.55: 0.33; but b (0.4) then c surely: 0.4. */
const garden: Language = {
  '': { [a]: 0.6, [b]: 0.4 },
  [a]: { [a]: 0.55, [c]: 0.45 },
  [b]: { [c]: 1 },
};

describe('Looking for an output', () => {
  it('takes the likeliest unit at each step with a beam of one', () => {
    const { hypotheses } = searchBeam(stepsOf(garden), options);
    assert.deepEqual(
      hypotheses.map(({ tokens }) => tokens),
      [[a, a]],
    );
    assert.ok(Math.abs((hypotheses[0]?.logProbability ?? 0) - Math.log(0.33)) < 1e-6);
  });

  it('finds what is likelier as a whole with a wider beam, best first', () => {
    const { hypotheses } = searchBeam(stepsOf(garden), { ...options, beam: 2 });
    assert.deepEqual(
      hypotheses.map(({ tokens }) => tokens),
      [
        [b, c],
        [a, a],
      ],
    );
  });

  it('tells the whole tree of what it looked at', () => {
    const { nodes, hypotheses } = searchBeam(stepsOf(garden), { ...options, beam: 2 });
    assert.deepEqual(
      nodes.map(({ parent, token }) => [parent, token]),
      [
        [-1, a],
        [-1, b],
        [1, c],
        [0, a],
        [2, end],
        [3, end],
      ],
    );
    assert.deepEqual(
      hypotheses.map(({ node }) => node),
      [4, 5],
    );
  });

  it('keeps for each unit where attention looked to write it, the step before it being the one that read it', () => {
    const [best] = searchBeam(stepsOf(garden), { ...options, beam: 2 }).hypotheses;
    assert.deepEqual(
      best?.attention?.map(([weight]) => Math.round((weight ?? 0) * 10)),
      [begin, b],
    );
  });

  it('begins with a forced prefix and judges it by the model', () => {
    const [best] = searchBeam(stepsOf(garden), { ...options, prefix: [a, c] }).hypotheses;
    assert.deepEqual(best?.tokens, [a, c]);
    assert.ok(Math.abs((best?.logProbability ?? 0) - Math.log(0.6 * 0.45)) < 1e-6);
  });

  it('never writes what is forbidden', () => {
    const [best] = searchBeam(stepsOf(garden), { ...options, forbidden: [a] }).hypotheses;
    assert.deepEqual(best?.tokens, [b, c]);
  });

  it('favours long outputs as much as it is told to', () => {
    const endless: Language = {
      '': { [end]: 0.5, [a]: 0.5 },
      [a]: { [b]: 0.9, [end]: 0.1 },
      [`${a}${b}`]: { [end]: 1 },
    };
    const best = (alpha: number): readonly number[] | undefined =>
      searchBeam(stepsOf(endless), { ...options, beam: 4, lengthPenalty: alpha }).hypotheses[0]?.tokens;
    assert.deepEqual(best(0), []);
    assert.deepEqual(best(2), [a, b]);
    assert.equal(lengthPenalty(1, 0.6), 1);
    assert.ok(Math.abs(lengthPenalty(7, 1) - 2) < 1e-12);
  });

  it('gives up on an output without end and says so', () => {
    const loop: Language = Object.fromEntries(Array.from({ length: 9 }, (_, n) => [String(a).repeat(n), { [a]: 1 }]));
    const [best] = searchBeam(stepsOf(loop), options).hypotheses;
    assert.equal(best?.tokens.length, options.longest);
    assert.equal(best?.finished, false);
  });
});
