import assert from 'node:assert/strict';
import { stepped } from '../../../webview/shared/stepped.ts';

describe('a number that is stepped', () => {
  it('has no more digits than the step and itself', () => {
    assert.equal(stepped(0.02, 0.0001, 0), 0.0201);
    assert.equal(stepped(0.3, -0.1, 0), 0.2);
    assert.equal(stepped(128, 1, 0), 129);
  });

  it('stops at the least there can be', () => {
    assert.equal(stepped(0.00005, -0.0001, 0), 0);
    assert.equal(stepped(-9.8, -0.5, -10), -10);
  });
});
