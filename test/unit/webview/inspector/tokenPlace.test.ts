import assert from 'node:assert/strict';
import { tokenPlace } from '../../../../webview/inspector/tokenPlace.ts';

describe('a token that is pointed at', () => {
  it('is framed from its first character to its last, the space folded into a word included', () => {
    // "He", " wrote", "."
    const starts = Uint32Array.of(10, 12, 18, 19);
    assert.deepEqual(tokenPlace(starts, 1), { from: 12, to: 18 });
    assert.deepEqual(tokenPlace(starts, 2), { from: 18, to: 19 });
  });

  it('is the end of the text where it is still to come', () => {
    assert.deepEqual(tokenPlace(Uint32Array.of(0, 1, 2), 2), { from: 2, to: 2 });
  });
});
