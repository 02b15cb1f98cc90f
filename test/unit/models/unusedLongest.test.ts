import assert from 'node:assert/strict';
import { unusedLongest } from '../../../src/models/unusedLongest.ts';

const model = (name: string, usedAt: number, bytes: number) => ({
  document: `file:///${name}`,
  name,
  renamed: false,
  cell: 'lstm' as const,
  hidden: 8,
  parameters: 1,
  step: 1,
  bitsPerCharacter: null,
  savedAt: 0,
  usedAt,
  bytes,
});

describe('what leaves when the storage is full', () => {
  const models = [model('new', 30, 10), model('old', 10, 10), model('middle', 20, 10)];
  const leaving = (bytes: number, now = 100) => unusedLongest(models, bytes, now).map(({ name }) => name);

  it('is what nobody asked for longest, and as little as does', () => {
    assert.deepEqual(leaving(5), ['old']);
    assert.deepEqual(leaving(10), ['old']);
    assert.deepEqual(leaving(11), ['old', 'middle']);
    assert.deepEqual(leaving(0), []);
  });

  it('is everything where even that is not enough', () => {
    assert.equal(leaving(1000).length, 3);
  });

  it('is first what seems to be of tomorrow, as after a clock was set back', () => {
    assert.deepEqual(leaving(5, 25), ['new']);
  });
});
