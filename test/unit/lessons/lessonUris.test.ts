import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { chapterOfUri } from '../../../src/lessons/lessonUris.ts';

describe('a link from outside', () => {
  it('opens a chapter of ours and a place in it', () => {
    assert.deepEqual(chapterOfUri({ path: '/lesson/04-lstm', fragment: 'the-other-way-to-write-it' }), {
      name: '04-lstm',
      anchor: 'the-other-way-to-write-it',
    });
    assert.deepEqual(chapterOfUri({ path: '/lesson/05-gru', fragment: '' }), { name: '05-gru', anchor: null });
  });

  for (const path of ['/lesson/none', '/lesson/../secret', '/lesson/04-lstm/run', '/train', '/lesson//etc/passwd', ''])
    it(`does nothing with ${JSON.stringify(path)}`, () => assert.equal(chapterOfUri({ path, fragment: '' }), null));
});
