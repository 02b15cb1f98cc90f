import assert from 'node:assert/strict';
import { askAbout, type AskedText } from '../../../src/inspector/askAbout.ts';
import { textMissing } from '../../../src/protocol/inspection.ts';

const model = { run: 'run', saved: null };

/** A reader of the text's second state, which is changed again while the reader thinks. */
function changing() {
  let version = 2;
  const handed: unknown[] = [];
  const reader = {
    request: (name: string) => {
      if (handed.length === 0) {
        return Promise.reject(Object.assign(new Error('Hand it over.'), { name: textMissing }));
      }
      version++;
      return Promise.resolve(`answer of ${name}`);
    },
    notify: (_: string, held: unknown) => handed.push(held),
    close: () => undefined,
  } as never;
  const text: AskedText = { text: 'document', version, content: () => 'abc', isPresent: () => version === 2 };
  return { reader, text, handed };
}

describe('a question about a text that is changed before the answer comes', () => {
  it('is answered where the answer is about the whole text', async () => {
    const horizon = changing();
    assert.equal(await askAbout(horizon.reader, horizon.text, 'horizon', { model }), 'answer of horizon');
    assert.deepEqual(horizon.handed, [{ text: 'document', version: 2, content: 'abc' }]);
    const ranking = changing();
    const about = { model, layer: 0, quantity: 'hidden' as const, marks: null, semantic: [], best: 5 };
    assert.equal(await askAbout(ranking.reader, ranking.text, 'rankUnits', about), 'answer of rankUnits');
  });

  it('is given up where the answer names places', async () => {
    const { reader, text } = changing();
    await assert.rejects(askAbout(reader, text, 'influence', { model, at: 1, reach: 5, deletions: 2 }), {
      name: 'Overtaken',
    });
  });
});
