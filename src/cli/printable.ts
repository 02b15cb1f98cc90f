/** Control characters, what turns the direction of the text after it, and lone surrogates; line ends and tabs may stay. */
const control = /(?![\n\t])[\p{Cc}\p{Bidi_Control}\p{Cs}]/gu;

/** Text from a document as a terminal may show it: control characters escaped. */
export function printable(text: string): string {
  return text.replace(control, escape);
}

/** The same on one line. */
export function printableLine(text: string): string {
  return printable(text).replace(/[\t\n]/g, (character) => JSON.stringify(character).slice(1, -1));
}

function escape(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`;
}
