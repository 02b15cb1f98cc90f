import { strict as assert } from 'node:assert';
import { languageMarks } from '../../src/inspector/languageMarks.ts';

describe("a language's comments, brackets and quotes", () => {
  it('come from the extension that contributes it', async () => {
    const marks = await languageMarks('javascript');
    assert.equal(marks?.lineComment, '//');
    assert.deepEqual(marks.blockComment, ['/*', '*/']);
    assert.ok(marks.brackets.some(([open, close]) => open === '{' && close === '}'));
    assert.ok(marks.quotes.includes('"') && marks.quotes.includes("'"));
  });

  it('are unknown for a language nobody describes', async () => {
    assert.equal(await languageMarks('no such language'), null);
  });
});
