import assert from 'node:assert/strict';
import { textProperties } from '../../../src/introspection/textProperties.ts';
import { kindOfProperty, propertyOfKind } from '../../../src/protocol/semanticKind.ts';

describe('What a language server names', () => {
  it('is told from our property by the same name', () => {
    const marks = { lineComment: '#', blockComment: null, brackets: [], quotes: [] };
    const [ours] = textProperties('a # b', marks).map(({ name }) => name);
    assert.equal(ours, 'comment');
    assert.notEqual(propertyOfKind('comment'), ours);
    assert.deepEqual([ours, propertyOfKind('comment')].map(kindOfProperty), [null, 'comment']);
  });
});
