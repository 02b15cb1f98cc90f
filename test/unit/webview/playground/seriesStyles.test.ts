import assert from 'node:assert/strict';
import { seriesStyle } from '../../../../webview/playground/seriesStyles.ts';

describe('The lines of chosen runs', () => {
  it('are each drawn in another way', () => {
    const drawn = Array.from({ length: 16 }, (_, at) => seriesStyle(at, '')).map(
      ({ color, dash }) => `${color} ${dash?.join(' ')}`,
    );
    assert.equal(new Set(drawn).size, 16);
  });
});
