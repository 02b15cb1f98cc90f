import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { partRead } from '../../../src/protocol/lessonControls.ts';

describe('what an experiment reads of a document', () => {
  const long = { name: 'long.txt', text: 'x'.repeat(3_000_000), sample: false };
  const short = { name: 'short.txt', text: 'a few words', sample: false };

  it('is its beginning where it is long, so that the result tells of no more characters than were read', () => {
    for (const kind of ['comparison', 'clipping', 'expectation'] as const) {
      assert.deepEqual(partRead(kind, long), { ...long, text: long.text.slice(0, 400_000) });
      assert.deepEqual(partRead(kind, short), short);
    }
  });

  it('is a whole table where a column of it is forecast', () => {
    assert.equal(partRead('forecast', long), long);
  });
});
