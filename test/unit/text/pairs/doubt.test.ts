import assert from 'node:assert/strict';
import { isDoubtful } from '../../../../src/text/pairs/doubt.ts';
import { detectPairFormat } from '../../../../src/text/pairs/formats.ts';

describe('a text that passes for a table', () => {
  it('is doubted where its commas are those of sentences', () => {
    const prose = 'She came in, he went out.\nNight fell, morning rose.\n'.repeat(5);
    assert.equal(detectPairFormat(prose), 'csv');
    assert.equal(isDoubtful(prose, 'csv'), true);
  });

  it('is believed where cells are cells', () => {
    for (const table of [
      'one,eins\ntwo,zwei\n',
      '"Hello, you","Hallo, du"\n"Come, then","Komm, dann"\n',
      '12,13\n1, 2\n',
    ])
      assert.equal(isDoubtful(table, 'csv'), false, table);
    assert.equal(isDoubtful('a, b\tc\n', 'tabs'), false);
  });
});
