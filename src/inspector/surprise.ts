import type { ModelReference } from '../protocol/reader.ts';
import type { InspectedDocument } from './inspectedDocument.ts';
import type { CharacterRange } from './stretchInView.ts';

/** Bits per character of each token of a stretch. */
export interface Surprise {
  /** [tokens + 1] */
  readonly starts: Uint32Array;
  /** [tokens]; NaN where nothing was expected */
  readonly bits: Float32Array;
}

/** Who is surprised by a document: a network, or counting alone. */
export type Expecting = { readonly kind: 'network'; readonly model: ModelReference } | { readonly kind: 'counting' };

/** How surprising each character is; a word's bits are shared among its characters, so that units compare. */
export async function surprise(
  subject: InspectedDocument,
  expecting: Expecting,
  own: ModelReference,
  range: CharacterRange,
  signal?: AbortSignal,
): Promise<Surprise> {
  const { starts, bits } =
    expecting.kind === 'network'
      ? await subject.ask('expectations', expecting.model, { ...range, exact: false }, signal)
      : await subject.ask('counting', own, range, signal);
  return { starts, bits: bits.map((value, at) => value / Math.max(1, (starts[at + 1] ?? 0) - (starts[at] ?? 0))) };
}

/** The bits of each character from `range.from` up to `range.to`. */
export function byCharacter({ starts, bits }: Surprise, { from, to }: CharacterRange): Float32Array {
  const values = new Float32Array(Math.max(0, to - from)).fill(NaN);
  bits.forEach((value, at) => {
    const [start = 0, end = 0] = starts.subarray(at, at + 2);
    values.fill(value, Math.max(0, start - from), Math.max(0, end - from));
  });
  return values;
}
