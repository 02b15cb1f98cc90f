import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { typedNumber } from '../../../webview/lesson/typedNumber.ts';

describe('a number typed as an answer', () => {
  it('is read as people write it', () => {
    for (const [typed, value] of [
      ['0.25', 0.25],
      ['0,25', 0.25],
      ['1/4', 0.25],
      ['0,5/2', 0.25],
      ['-3', -3],
      ['1e-3', 0.001],
    ] as const)
      assert.equal(typedNumber(typed, 1), value, typed);
  });

  it('may have its digits grouped, by commas too', () => {
    for (const typed of ['6208', '6 208', "6'208", '6,208', '6,208.0', '12,416/2', '6,208/1', '6,208,000/1,000'])
      assert.equal(typedNumber(typed, 6208), 6208, typed);
    assert.equal(typedNumber('-1,024', -1024), -1024);
    assert.equal(typedNumber('1,234,567', 1234567), 1234567);
  });

  it('has the comma that fits what is asked for, where it can be either', () => {
    assert.equal(typedNumber('1,024', 1024), 1024);
    assert.equal(typedNumber('1,024', 1), 1.024);
    assert.equal(typedNumber('7,208', 6208), 7208, 'too much, not too little');
    assert.equal(typedNumber('0,125', 125), 0.125);
    assert.equal(typedNumber('6,20', 6208), 6.2);
  });

  it('is none where it is not one', () => {
    for (const typed of ['', ' ', 'four', '/2', '2/', '1/2/3', '1/0', '6,208,00', '1.2.3'])
      assert.equal(typedNumber(typed, 1), null, typed);
  });
});
