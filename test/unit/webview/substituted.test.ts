import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { substituted } from '../../../webview/lesson/substituted.ts';

describe('a formula in numbers', () => {
  const cases: [tex: string, values: Record<string, number>, written: string][] = [
    ['\\term{h}{h_t} = \\tanh(\\term{W}{W} \\cdot 2)', { h: 0.7615941, W: 1 }, '0.762 = \\tanh(1 \\cdot 2)'],
    ['\\term{a}{a} \\cdot \\term{b}{b}', { a: -0.5, b: 0 }, '(-0.5) \\cdot 0'],
    ['\\term{p}{p(\\text{best after } A)} + 1', { p: 0.3 }, '0.3 + 1'],
    ['\\term{p}{p_{t-1}} \\term{q}{q}', { q: 2 }, '\\term{p}{p_{t-1}} 2'],
    ['\\term{g}{g}', { g: 0.0000123 }, '1.2 \\cdot 10^{-5}'],
    ['\\term{g}{g}', { g: Number.NaN }, '?'],
    ['\\term{g}{g', { g: 1 }, '1'],
  ];
  for (const [tex, values, written] of cases)
    it(`${tex} is ${written}`, () => assert.equal(substituted(tex, values), written));
});
