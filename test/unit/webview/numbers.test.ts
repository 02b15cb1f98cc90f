import assert from 'node:assert/strict';
import { plainNumber, rounded } from '../../../webview/shared/numbers.ts';

describe('Numbers for readers', () => {
  it('stand as they are in sentences', () => {
    assert.deepEqual([1219, 0.0005, 12, 0].map(plainNumber), ['1,219', '0.0005', '12', '0']);
  });

  it('are rounded in tables, but never to nothing', () => {
    assert.deepEqual([73_123, 1.23456, 0.0004, 0.0025, 0].map(rounded), ['73,123', '1.235', '0.0004', '0.0025', '0']);
  });
});
