import { Refusal } from './refusal.ts';
import { sentence } from './sentence.ts';

const replacement = '\uFFFD';

/** Occurrences of U+FFFD's own UTF-8 form (EF BF BD), which is no invalid sequence. */
function countReplacementBytes(bytes: ArrayLike<number> & { indexOf(byte: number, from: number): number }): number {
  let count = 0;
  for (let at = bytes.indexOf(0xef, 0); at >= 0; at = bytes.indexOf(0xef, at + 1)) {
    if (bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd) count++;
  }
  return count;
}

function countOccurrences(text: string, character: string): number {
  let count = 0;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) count++;
  return count;
}

/** Encoding by byte order mark (WHATWG Encoding, section 6); UTF-8 without one. */
function encodingOf(head: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  return head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : 'utf-8';
}

/** Throws a `Refusal` for text with a NUL, which is none. */
export function refuseNul(text: string): void {
  if (text.includes('\0'))
    throw new Refusal('binary', sentence('This is a binary file (it holds a NUL byte), not a text.'));
}

/** Decodes a file chunk by chunk: byte order marks dropped, line ends LF, invalid sequences U+FFFD and counted. */
export class TextStreamDecoder {
  #decoder: TextDecoder | null = null;
  #head = new Uint8Array(0);
  /** The last two bytes, which a sequence may begin in. */
  #tail: number[] = [];
  #carriageReturn = false;
  #invalid = 0;

  /** Invalid sequences replaced so far. */
  get invalid(): number {
    return this.#invalid;
  }

  /** Throws a `Refusal` at a NUL. */
  push(bytes: Uint8Array): string {
    if (this.#decoder) return this.#decode(this.#decoder, bytes, true);
    const head = new Uint8Array(this.#head.length + bytes.length);
    head.set(this.#head);
    head.set(bytes, this.#head.length);
    this.#head = head;
    return head.length < 2 ? '' : this.#start(true);
  }

  finish(): string {
    const last = this.#decoder ? this.#decode(this.#decoder, new Uint8Array(0), false) : this.#start(false);
    return this.#carriageReturn ? `${last}\n` : last;
  }

  #start(stream: boolean): string {
    const head = this.#head;
    this.#decoder = new TextDecoder(encodingOf(head));
    this.#head = new Uint8Array(0);
    return this.#decode(this.#decoder, head, stream);
  }

  #decode(decoder: TextDecoder, bytes: Uint8Array, stream: boolean): string {
    const text = decoder.decode(bytes, { stream });
    refuseNul(text);
    this.#invalid += countOccurrences(text, replacement);
    if (decoder.encoding === 'utf-8') this.#invalid -= this.#genuineReplacements(bytes);
    return this.#normaliseLineEnds(text);
  }

  #genuineReplacements(bytes: Uint8Array): number {
    const acrossChunks = countReplacementBytes([...this.#tail, ...bytes.subarray(0, 2)]);
    this.#tail = [...this.#tail, ...bytes.subarray(-2)].slice(-2);
    return acrossChunks + countReplacementBytes(bytes);
  }

  #normaliseLineEnds(text: string): string {
    if (text === '') return text;
    const whole = this.#carriageReturn ? `\r${text}` : text;
    this.#carriageReturn = whole.endsWith('\r');
    const complete = this.#carriageReturn ? whole.slice(0, -1) : whole;
    return complete.includes('\r') ? complete.replaceAll(/\r\n?/g, '\n') : complete;
  }
}
