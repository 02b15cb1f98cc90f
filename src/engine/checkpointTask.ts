import type { ModelConfiguration } from './configuration.ts';
import { decodeSafetensors } from './safetensors.ts';

/** What a checkpoint's metadata says it is a model of, read without judging the rest; null where it says nothing. */
export function taskIn({ configuration = '' }: Readonly<Record<string, string>>): ModelConfiguration['task'] | null {
  const [, task] = /"task"\s*:\s*"(document|pairs)"/.exec(configuration) ?? [];
  return task === 'document' || task === 'pairs' ? task : null;
}

/** What a checkpoint is a model of. Throws a `CheckpointError` for a file that holds no tensors. */
export function checkpointTask(bytes: Uint8Array): ModelConfiguration['task'] | null {
  return taskIn(decodeSafetensors(bytes).metadata);
}
