import * as z from 'zod/mini';
import { sentence, SentenceError } from '../text/sentence.ts';
import { elementCount, type Tensor, type Tensors } from './tensor.ts';

/** A file that is no checkpoint, or a damaged one; the message is one sentence for its owner. */
export class CheckpointError extends SentenceError {
  override readonly name = 'CheckpointError';
}

export interface Safetensors {
  readonly tensors: Tensors;
  /** `__metadata__` */
  readonly metadata: Readonly<Record<string, string>>;
}

/** As in the reference implementation: a larger header is an attack or damage. */
const largestHeader = 100_000_000;

const size = z.int().check(z.minimum(0));
const entrySchema = z.object({
  dtype: z.string(),
  shape: z.array(size).check(z.maxLength(8)),
  data_offsets: z.tuple([size, size]),
});
const metadataSchema = z.record(z.string(), z.string());

/** The file format of huggingface/safetensors: length of the header, header as JSON, tensors one after the other. */
export function encodeSafetensors({ tensors, metadata }: Safetensors): Uint8Array<ArrayBuffer> {
  const header: Record<string, unknown> = { __metadata__: metadata };
  let end = 0;
  for (const [name, { shape, data }] of tensors) {
    header[name] = { dtype: 'F32', shape, data_offsets: [end, end + data.byteLength] };
    end += data.byteLength;
  }
  const json = new TextEncoder().encode(JSON.stringify(header));
  const start = 8 + Math.ceil(json.length / 8) * 8;
  const bytes = new Uint8Array(start + end).fill(0x20, 8, start);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(start - 8), true);
  bytes.set(json, 8);
  let at = start;
  for (const { data } of tensors.values()) {
    bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), at);
    at += data.byteLength;
  }
  return bytes;
}

/** Reads a file of 32-bit floats. Throws a `CheckpointError` for anything else, before reserving memory for what it claims. */
export function decodeSafetensors(bytes: Uint8Array): Safetensors {
  const { header, start } = readHeader(bytes);
  const { __metadata__: metadata, ...entries } = header;
  const parsed = metadataSchema.safeParse(metadata ?? {});
  if (!parsed.success) throw new CheckpointError(sentence('The metadata of this file is not made of strings.'));
  const tensors = new Map<string, Tensor>();
  let end = 0;
  const inOrder = Object.entries(entries)
    .map(([name, entry]) => readEntry(name, entry))
    .sort((a, b) => a.begin - b.begin || a.end - b.end);
  for (const entry of inOrder) {
    const { name, shape, begin } = entry;
    if (begin !== end)
      throw new CheckpointError(sentence('The tensors of this file overlap or leave gaps at {0}.', quote(name)));
    end = entry.end;
    if (start + end > bytes.length) {
      throw new CheckpointError(
        sentence(
          'This file is truncated: {0} should end {1} bytes into it, but it has {2}.',
          quote(name),
          start + end,
          bytes.length,
        ),
      );
    }
    tensors.set(name, {
      shape,
      data: new Float32Array(new Uint8Array(bytes.subarray(start + begin, start + end)).buffer),
    });
  }
  if (start + end !== bytes.length) throw new CheckpointError(sentence('This file goes on after its last tensor.'));
  return { tensors, metadata: parsed.data };
}

function readHeader(bytes: Uint8Array): { readonly header: Record<string, unknown>; readonly start: number } {
  if (bytes.length < 8)
    throw new CheckpointError(sentence('This file is truncated: it is too short to be a checkpoint.'));
  if (bytes[0] === 0x50 && bytes[1] === 0x4b)
    throw new CheckpointError(
      sentence('This is a ZIP archive, as torch.save writes it: only safetensors files are read.'),
    );
  const length = Number(new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0, true));
  if (length > largestHeader)
    throw new CheckpointError(sentence('This is not a safetensors file: its header would be too long.'));
  if (8 + length > bytes.length)
    throw new CheckpointError(sentence('This file is truncated: it ends inside its header.'));
  let header: unknown;
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(8, 8 + length));
    header = JSON.parse(text);
  } catch {
    throw new CheckpointError(sentence('This is not a safetensors file, or a damaged one: its header cannot be read.'));
  }
  if (typeof header !== 'object' || header === null || Array.isArray(header)) {
    throw new CheckpointError(sentence('This is not a safetensors file: its header is no JSON object.'));
  }
  const names = Object.keys(header).filter((name) => name !== '__metadata__');
  // JSON.parse drops a repeated name; inside a string the quotes of this pattern would be escaped.
  if (Array.from(text.matchAll(/"data_offsets"\s*:/g)).length > names.length) {
    throw new CheckpointError(sentence('This file names a tensor twice.'));
  }
  return { header: header as Record<string, unknown>, start: 8 + length };
}

interface Entry {
  readonly name: string;
  readonly shape: readonly number[];
  readonly begin: number;
  readonly end: number;
}

function readEntry(name: string, value: unknown): Entry {
  const entry = entrySchema.safeParse(value);
  if (!entry.success)
    throw new CheckpointError(sentence('The header of this file describes {0} wrongly.', quote(name)));
  const { dtype, shape, data_offsets: offsets } = entry.data;
  const [begin, end] = offsets;
  if (dtype !== 'F32')
    throw new CheckpointError(sentence('{0} is stored as {1}; only F32 is read.', quote(name), quote(dtype)));
  if (end - begin !== 4 * elementCount(shape)) {
    throw new CheckpointError(
      sentence('The shape of {0}, [{1}], does not fit its {2} bytes.', quote(name), shape.join(', '), end - begin),
    );
  }
  return { name, shape, begin, end };
}

/** A name from an untrusted file, short and without control characters. */
export function quote(name: string): string {
  const visible = name.replace(/\p{C}/gu, '\uFFFD');
  return JSON.stringify(visible.length > 60 ? `${visible.slice(0, 60)}…` : visible);
}
