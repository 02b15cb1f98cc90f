import assert from 'node:assert/strict';
import { aroundDecades, decades, powerLabel } from '../../../webview/shared/decades.ts';

describe('a logarithmic axis', () => {
  it('labels every power of ten where there are few', () => {
    assert.deepEqual(decades(0.01, 100).map(powerLabel), ['0.01', '0.1', '1', '10', '100']);
  });

  it('labels some of them where there are many, down to what floating point can hold', () => {
    assert.deepEqual(decades(1e-30, 1).map(powerLabel), ['1e-30', '1e-25', '1e-20', '1e-15', '1e-10', '1e-5', '1']);
    assert.equal(decades(1e-300, 1).length, 7);
  });

  it('begins and ends at powers of ten, even around a single value', () => {
    assert.deepEqual(aroundDecades(0.02, 30), [0.01, 100]);
    assert.deepEqual(aroundDecades(1, 1), [1, 10]);
    assert.deepEqual(aroundDecades(3e-25, 1).map(powerLabel), ['1e-25', '1']);
  });
});
