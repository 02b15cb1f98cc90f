import type * as z from 'zod/mini';
import { CheckpointError, quote, type Safetensors } from './safetensors.ts';

export const format = 'recurrent-playground';
export const version = 1;

/** Throws a `CheckpointError` unless this is a checkpoint this version can read; that of another program is told by its tensors. */
export function checkFormat({ metadata, tensors }: Safetensors): void {
  if (metadata.format !== format) {
    const names = [...tensors.keys()];
    const some = names.slice(0, 3).map(quote).join(', ') + (names.length > 3 ? ', …' : '');
    throw new CheckpointError(
      names.length === 0
        ? 'This file holds no tensors and no model of Recurrent Playground.'
        : `This file holds tensors (${some}), but no vocabulary and no configuration: no model of Recurrent Playground.`,
    );
  }
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
