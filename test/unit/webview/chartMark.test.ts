import assert from 'node:assert/strict';
import { reachingMarks } from '../../../webview/shared/chartMark.ts';

describe('An axis', () => {
  it('reaches as far as its marks, which may lie behind the last value', () => {
    const marks = [
      { x: 96, label: 'kept' },
      { x: 104, label: 'stopped' },
    ];
    assert.deepEqual(reachingMarks(1, 87, marks), [1, 104]);
    assert.deepEqual(reachingMarks(1, 200, marks), [1, 200]);
    assert.deepEqual(reachingMarks(1, 87, []), [1, 87]);
    assert.deepEqual(reachingMarks(null, null, marks), [null, null]);
  });
});
