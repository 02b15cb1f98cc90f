import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { LaneBatches } from '../../../src/engine/batches.ts';

const tokensUpTo = (length: number) => Uint16Array.from({ length }, (_, index) => index);

describe('LaneBatches', () => {
  it('lets every lane go on where its last window ended', () => {
    const batches = new LaneBatches(tokensUpTo(1000), { batch: 4, sequence: 10 }, 1);
    let ends: number[] = [];
    for (let window = 0; window < batches.windowsPerEpoch; window++) {
      const { inputs, targets } = batches.current();
      const starts = [0, 10, 20, 30].map((at) => inputs[at]);
      if (window > 0) assert.deepEqual(starts, ends);
      ends = [9, 19, 29, 39].map((at) => (inputs[at]! + 1) % 1000);
      assert.ok(targets.every((target, at) => target === (inputs[at] === 999 ? -1 : inputs[at]! + 1)));
      batches.advance();
    }
    assert.deepEqual(batches.cursor, { epoch: 1, window: 0 });
  });

  it('begins every epoch at another place, which the seed decides', () => {
    const startOf = (seed: number, epoch: number) =>
      new LaneBatches(tokensUpTo(1000), { batch: 1, sequence: 10 }, seed, { epoch, window: 0 }).current().inputs[0];
    assert.notEqual(startOf(1, 0), startOf(1, 1));
    assert.notEqual(startOf(1, 0), startOf(2, 0));
    assert.equal(startOf(1, 5), startOf(1, 5));
  });

  it('makes batches out of any text of two tokens or more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 50 }), fc.nat(7), fc.nat(15), (length, lanes, steps) => {
        const batches = new LaneBatches(tokensUpTo(length), { batch: lanes + 1, sequence: steps + 1 }, 1);
        const { inputs, targets } = batches.current();
        return targets.every((target, at) => target === (inputs[at]! + 1 === length ? -1 : inputs[at]! + 1));
      }),
    );
    assert.throws(() => new LaneBatches(tokensUpTo(1), { batch: 1, sequence: 1 }, 1), RangeError);
  });
});
