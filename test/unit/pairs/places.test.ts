import assert from 'node:assert/strict';
import { findPlaces } from '../../../src/pairs/pairPlaces.ts';

const placesIn = (text: string, source: string, target: string) =>
  findPlaces(text, { source, target }, { from: 0, to: text.length });

describe('where a pair stands in its document', () => {
  it('is source first, target after it, also where both say the same', () => {
    assert.deepEqual(placesIn('ab => ab\n', 'ab', 'ab'), { source: 0, target: 6 });
    assert.deepEqual(placesIn('  one \t two\n', 'one', 'two'), { source: 2, target: 8 });
  });

  it('is the other way round where a table says so', () => {
    assert.deepEqual(placesIn('eins,one\n', 'one', 'eins'), { source: 5, target: 0 });
  });

  it('is unknown where a side is written with escapes', () => {
    assert.deepEqual(placesIn('["a\\"b", "c"]\n', 'a"b', 'c'), { source: null, target: 10 });
  });

  it('counts from the document’s beginning and looks no further than the pair’s own lines', () => {
    const text = 'x\ty\nx\tz\n';
    assert.deepEqual(findPlaces(text, { source: 'x', target: 'z' }, { from: 4, to: 8 }), { source: 4, target: 6 });
    assert.deepEqual(findPlaces(text, { source: 'x', target: 'z' }, { from: 0, to: 4 }), { source: 0, target: null });
  });
});
