import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import type { Tensor } from '../../../src/engine/tensor.ts';
import { scalar, vector } from '../../../src/experiments/formula/values.ts';
import { evaluateEquation, type TermValue } from '../../../src/reference/equations/evaluate.ts';
import { parseEquation } from '../../../src/reference/equations/parse.ts';
import { EquationError, linesOf } from '../../../src/reference/equations/tokens.ts';
import { startReference } from '../wasm/engines.ts';

const one = (value: Tensor): TermValue => ({ over: null, value });
const matrix = { shape: [2, 2], data: Float32Array.of(1, 2, 3, 4) };
const terms = new Map<string, TermValue>([
  ['x', one(vector([1, 2]))],
  ['y', one(vector([3, 5]))],
  ['M', one(matrix)],
  ['n', one(scalar(3))],
  ['a', { over: 'j', values: [scalar(1), scalar(2), scalar(4)] }],
  ['v', { over: 'j', values: [vector([1, 0]), vector([0, 1]), vector([1, 1])] }],
]);

/** What the printed right-hand side comes to. */
function value(tex: string): number | undefined {
  return evaluateEquation(parseEquation(`\\term{n}{n} = ${tex}`), terms).right[0];
}

describe('printed equations', () => {
  before(() => startReference());

  const cases: [tex: string, expected: number][] = [
    ['2 \\term{n}{n} + 1', 7],
    ['\\term{n}{n}(\\term{n}{n} + 1)', 12],
    ['\\frac{\\term{n}{n}}{2} - 1', 0.5],
    ['-\\term{n}{n}^2', -9],
    ['\\term{x}{x}^{\\top} \\term{y}{y}', 13],
    ['\\term{x}{x}^{\\top} \\term{M}{M} \\term{y}{y}', 71],
    ['\\lVert \\term{y}{y} \\rVert', Math.sqrt(34)],
    ['\\sum_{j} \\term{a}{a_j}', 7],
    ['\\prod_{j=1}^{3} \\term{a}{a_j}', 8],
    ['\\frac{1}{\\term{n}{n}} \\sum_{j} \\log_2 \\term{a}{a_j}', 1],
    ['\\min\\Bigl(1, \\term{n}{n}\\Bigr)', 1],
    ['\\term{n}{n}\\,\\tanh(0) + \\sigma(0)', 0.5],
    ['2^{\\term{n}{n}}', 8],
  ];
  for (const [tex, expected] of cases)
    it(`${tex} is ${expected}`, () => {
      const found = value(tex);
      assert.ok(Math.abs((found ?? Number.NaN) - expected) < 1e-5, `${found}`);
    });

  it('compare place by place where the left side has an index of its own', () => {
    const { left, right } = evaluateEquation(
      parseEquation('\\term{a}{a_j} = \\term{v}{v_j}^\\top \\term{x}{x}'),
      terms,
    );
    assert.deepEqual([...left], [1, 2, 4]);
    assert.deepEqual([...right], [1, 2, 3]);
  });

  it('are cut into the lines of an aligned block', () => {
    assert.equal(linesOf('\\begin{aligned} a &= b \\\\ c &= d \\end{aligned}').length, 2);
  });

  for (const tex of [
    '\\term{n}{n}',
    '\\term{n}{n} = ',
    '\\term{n}{n} = \\int x',
    '\\term{n}{n} = (1',
    '\\term{n}{n} = \\term{z}{z}',
    '\\term{n}{n} = \\term{x}{x}',
    '\\term{x}{x} = \\term{x}{x} \\term{y}{y}',
    '\\term{n}{n} = \\term{a}{a_j}',
  ])
    it(`say why ${JSON.stringify(tex)} cannot be evaluated`, () => {
      assert.throws(() => evaluateEquation(parseEquation(tex), terms), EquationError);
    });
});
