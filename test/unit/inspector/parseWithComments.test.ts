import assert from 'node:assert/strict';
import { parseWithComments } from '../../../src/inspector/parseWithComments.ts';

describe('A language configuration', () => {
  it('may hold comments and trailing commas', () => {
    const text = '{\n// line\n"comments": { "lineComment": "//", /* block */ },\n"brackets": [["(", ")"],],\n}';
    assert.deepEqual(parseWithComments(text), { comments: { lineComment: '//' }, brackets: [['(', ')']] });
  });

  it('keeps what only looks like a comment or a trailing comma inside a string', () => {
    const text = '{ "a": "/* no */ // no", "b": ",]", "c": "\\",}" }';
    assert.deepEqual(parseWithComments(text), { a: '/* no */ // no', b: ',]', c: '",}' });
  });

  it('is nothing when damaged', () => {
    assert.equal(parseWithComments('{ "a": '), undefined);
  });
});
