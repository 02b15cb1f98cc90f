import type * as z from 'zod/mini';
import { sentence } from '../text/sentence.ts';
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
        ? sentence('This file holds no tensors and no model of Recurrent Playground.')
        : sentence(
            'This file holds tensors ({0}), but no vocabulary and no configuration: no model of Recurrent Playground.',
            some,
          ),
    );
  }
  const written = Number(metadata.version);
  if (written > version) {
    throw new CheckpointError(
      sentence('This checkpoint was written by a newer version (format {0}); update to read it.', written),
    );
  }
  if (written !== version) throw new CheckpointError(sentence('The version of this checkpoint cannot be read.'));
}

/** One entry of the metadata, validated. Throws a `CheckpointError` where it is missing, damaged or wrong. */
export function parse<T>(metadata: Readonly<Record<string, string>>, key: string, schema: z.ZodMiniType<T>): T {
  let value: unknown;
  try {
    value = JSON.parse(metadata[key] ?? '');
  } catch {
    throw new CheckpointError(sentence('The {0} of this checkpoint is missing or damaged.', key));
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const where = result.error.issues[0]?.path.map(String).join('.') ?? '';
  throw new CheckpointError(
    where === ''
      ? sentence('The {0} of this checkpoint is wrong.', key)
      : sentence('The {0} of this checkpoint is wrong ({1}).', key, quote(where)),
  );
}
