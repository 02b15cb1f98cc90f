import assert from 'node:assert/strict';
import { FollowedCursor } from '../../../../webview/inspector/followedCursor.ts';

describe('The editor’s cursor in the heatmap', () => {
  it('is followed where the text that is shown moves with it', () => {
    const followed = new FollowedCursor();
    assert.deepEqual(
      [10, 10, 11].map((cursor) => followed.isFollowed(cursor)),
      [true, true, true],
    );
  });

  it('is left alone by whoever moved past the edge, whatever text comes, until it moves', () => {
    const followed = new FollowedCursor();
    followed.isFollowed(10);
    followed.leave(10);
    assert.deepEqual(
      [10, 10, 11, 10].map((cursor) => followed.isFollowed(cursor)),
      [false, false, true, true],
    );
  });
});
