import type * as z from 'zod/mini';
import { CheckpointError, quote } from './safetensors.ts';

export const format = 'recurrent-playground';
export const version = 1;

/** Throws a `CheckpointError` unless the metadata is that of a checkpoint this version can read. */
export function checkFormat(metadata: Readonly<Record<string, string>>): void {
  if (metadata.format !== format)
    throw new CheckpointError('This file holds tensors, but no model of Recurrent Playground.');
  const written = Number(metadata.version);
  if (written > version) {
    throw new CheckpointError(`This checkpoint was written by a newer version (format ${written}); update to read it.`);
  }
  if (written !== version) throw new CheckpointError('The version of this checkpoint cannot be read.');
}

/** One entry of the metadata, validated. Throws a `CheckpointError` where it is missing, damaged or wrong. */
export function parse<T>(metadata: Readonly<Record<string, string>>, key: string, schema: z.ZodMiniType<T>): T {
  let value: unknown;
  try {
    value = JSON.parse(metadata[key] ?? '');
  } catch {
    throw new CheckpointError(`The ${key} of this checkpoint is missing or damaged.`);
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const where = result.error.issues[0]?.path.map(String).join('.') ?? '';
  const field = where === '' ? '' : ` (${quote(where)})`;
  throw new CheckpointError(`The ${key} of this checkpoint is wrong${field}.`);
}
