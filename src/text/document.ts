import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { CharacterEncoder, encodeCharacters, type Characters } from './characters.ts';
import { refuseNul, TextStreamDecoder } from './decode.ts';
import { Refusal } from './refusal.ts';
import { sentence, type Sentence } from './sentence.ts';
import type { Tokens } from './tokens.ts';
import { shapeWarnings } from './warnings.ts';

/** Fewest characters that training, and a held-out part to judge it by, can be made of. */
export const shortestDocument = 64;

/** Characters turned into a string by one call. */
const argumentLimit = 2 ** 13;

/** What a checkpoint remembers of its document. */
export interface DocumentIdentity {
  readonly name: string;
  /** In characters (code points), line ends being LF. */
  readonly length: number;
  /** Hexadecimal, of the text in UTF-8 without byte order mark, line ends being LF. */
  readonly sha256: string;
}

/** A text held as one small integer a character, so that 100 MB stay 100 MB. */
export class TextDocument {
  readonly identity: DocumentIdentity;
  /** Each character's row in `alphabet`. */
  readonly characters: Tokens;
  /** Code points in ascending order from row 1 on; row 0 stands for none of them. */
  readonly alphabet: readonly string[];
  /** Occurrences of each row of `alphabet`. */
  readonly counts: Uint32Array;
  /** What its owner should know: replaced bytes, one endless line. */
  readonly warnings: readonly Sentence[];
  /** Code point of each row of `alphabet`. */
  readonly #codePoints: Uint32Array;

  constructor(
    identity: DocumentIdentity,
    content: { readonly characters: Tokens; readonly alphabet: readonly string[]; readonly counts: Uint32Array },
    warnings: readonly Sentence[],
  ) {
    this.identity = identity;
    this.characters = content.characters;
    this.alphabet = content.alphabet;
    this.counts = content.counts;
    this.warnings = warnings;
    this.#codePoints = Uint32Array.from(content.alphabet, (character) => character.codePointAt(0) ?? 0);
  }

  get length(): number {
    return this.characters.length;
  }

  /** Characters `from` up to, not including, `to`. */
  slice(from = 0, to = this.length): string {
    let text = '';
    for (let at = from; at < to; at += argumentLimit) {
      const rows = this.characters.subarray(at, Math.min(to, at + argumentLimit));
      const codePoints = new Uint32Array(rows.length);
      for (let index = 0; index < rows.length; index++) codePoints[index] = this.#codePoints[rows[index]!]!;
      text += Reflect.apply(String.fromCodePoint, null, codePoints);
    }
    return text;
  }
}

/** Reads a document chunk by chunk, keeping neither its bytes nor its text. */
export class DocumentReader {
  readonly #name: string;
  readonly #decoder = new TextStreamDecoder();
  readonly #encoder: CharacterEncoder;
  readonly #hash = sha256.create();
  readonly #utf8 = new TextEncoder();

  /** `bytes` is the expected size, which memory is reserved for. */
  constructor(name: string, bytes: number) {
    this.#name = name;
    this.#encoder = new CharacterEncoder(bytes);
  }

  /** Throws a `Refusal` as soon as the bytes show that they are no text. */
  push(bytes: Uint8Array): void {
    this.#append(this.#decoder.push(bytes));
  }

  /** Throws a `Refusal` when the document is empty, too short or binary. */
  finish(): TextDocument {
    this.#append(this.#decoder.finish());
    const content = this.#encoder.finish();
    const { length } = content.characters;
    const { invalid } = this.#decoder;
    refuseBinary(invalid, length);
    const replaced = invalid === 0 ? [] : [replacedSentence(invalid)];
    return accept(this.#name, bytesToHex(this.#hash.digest()), content, replaced);
  }

  #append(text: string): void {
    this.#encoder.push(text);
    this.#hash.update(this.#utf8.encode(text));
  }
}

/** A document from an editor's text. Throws a `Refusal` when it is empty, too short or binary. */
export function documentFromText(name: string, text: string): TextDocument {
  refuseNul(text);
  const normal = text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text;
  return accept(name, bytesToHex(sha256(new TextEncoder().encode(normal))), encodeCharacters(normal), []);
}

/** A document from a file's bytes. Throws a `Refusal` when it is empty, too short or binary. */
export function documentFromBytes(name: string, bytes: Uint8Array): TextDocument {
  const reader = new DocumentReader(name, bytes.length);
  reader.push(bytes);
  return reader.finish();
}

function accept(name: string, digest: string, content: Characters, warnings: readonly Sentence[]): TextDocument {
  const { length } = content.characters;
  if (length === 0) throw new Refusal('empty', sentence('This document is empty: there is nothing to learn from.'));
  if (length < shortestDocument) {
    const tooShort =
      length === 1
        ? sentence('This document has 1 character; training needs at least {0}.', shortestDocument)
        : sentence('This document has {0} characters; training needs at least {1}.', length, shortestDocument);
    throw new Refusal('short', tooShort);
  }
  return new TextDocument({ name, length, sha256: digest }, content, [...warnings, ...shapeWarnings(content)]);
}

function refuseBinary(invalid: number, length: number): void {
  if (invalid * 100 <= length) return;
  const undecoded = sentence(
    'This is not a UTF-8 text: {0} of its {1} characters could not be decoded.',
    invalid,
    length,
  );
  throw new Refusal('binary', undecoded);
}

function replacedSentence(invalid: number): Sentence {
  return invalid === 1
    ? sentence('1 invalid UTF-8 sequence was replaced by U+FFFD.')
    : sentence('{0} invalid UTF-8 sequences were replaced by U+FFFD.', invalid);
}
