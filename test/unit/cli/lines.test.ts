import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { linesOf } from '../../../src/cli/lines.ts';

/** The lines of a text that arrives so many bytes at a time. */
async function read(text: string, bytesAtATime = Infinity): Promise<string[]> {
  const bytes = new TextEncoder().encode(text);
  async function* arriving() {
    for (let at = 0; at < bytes.length; at += bytesAtATime)
      yield await Promise.resolve(bytes.slice(at, at + bytesAtATime));
  }
  const lines: string[] = [];
  for await (const line of linesOf(arriving())) lines.push(line);
  return lines;
}

describe('Lines of bytes', () => {
  it('end where a line feed stands, with or without a carriage return', async () => {
    assert.deepEqual(await read('one\ntwo\r\n\nthree\n'), ['one', 'two', '', 'three']);
  });

  it('hold the line and paragraph separators that JSON does', async () => {
    const requests = ['{"append":"a\u2028b"}', '{"append":"c\u2029d\u0085e"}'];
    assert.deepEqual(await read(requests.join('\n')), requests);
  });

  it('are whole wherever the bytes are parted', async () => {
    assert.deepEqual(await read('é\u2028😀\r\nlast', 1), ['é\u2028😀', 'last']);
  });
});
