/** The lines of UTF-8 bytes, ended by \n or \r\n alone: JSON may hold what other readers take for line ends, like U+2028. */
export async function* linesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let line = '';
  for await (const chunk of bytes) {
    const [rest = '', ...following] = decoder.decode(chunk, { stream: true }).split('\n');
    line += rest;
    for (const next of following) {
      yield line.replace(/\r$/, '');
      line = next;
    }
  }
  line += decoder.decode();
  if (line !== '') yield line;
}
