import assert from 'node:assert/strict';
import { judgeExpectations } from '../../../src/introspection/expectations.ts';
import { assertClose } from '../reference/closeness.ts';

const ln = Math.log;

describe('Expectations', () => {
  const logits = Float32Array.of(ln(0.5), ln(0.25), ln(0.25), ln(0.1), ln(0.1), ln(0.8));

  it('charge what came by its probability and rank it among all units', () => {
    const { bits, ranks } = judgeExpectations(logits, Int32Array.of(1, 2), 2);
    assertClose(bits, [2, -Math.log2(0.8)], 1e-6, 'bits');
    assert.deepEqual([...ranks], [2, 1]);
  });

  it('list the likeliest units first, of equal ones the earlier row', () => {
    const { top, probabilities } = judgeExpectations(logits, Int32Array.of(-1, -1), 2);
    assert.deepEqual([...top], [0, 1, 2, 0]);
    assertClose(probabilities, [0.5, 0.25, 0.8, 0.1], 1e-6, 'probabilities');
  });

  it('judge nothing where nothing stands, but say what was expected', () => {
    const { bits, ranks, top } = judgeExpectations(Float32Array.of(1, 2), Int32Array.of(-1), 1);
    assert.deepEqual([...bits, ...ranks, ...top], [NaN, 0, 1]);
  });

  it('rank two equally likely units by their rows', () => {
    assert.deepEqual([...judgeExpectations(Float32Array.of(1, 1), Int32Array.of(1), 1).ranks], [2]);
  });
});
