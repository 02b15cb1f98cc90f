import type { DocumentModel, ModelCapacity } from '../engine/backend.ts';
import type { Checkpoint } from '../engine/checkpoint.ts';
import type { EngineName } from '../engine/configuration.ts';
import type { Surroundings } from './command.ts';
import { readCheckpoint } from './files.ts';

/** Runs `use` with the best weights of a checkpoint on some engine, and frees both. */
export async function withModel<T>(
  path: string,
  engine: EngineName,
  capacity: Omit<ModelCapacity, 'trainable'>,
  around: Surroundings,
  use: (model: DocumentModel, checkpoint: Checkpoint) => T,
): Promise<T> {
  const checkpoint = await readCheckpoint(path);
  const backend = await around.openBackend(engine);
  try {
    const { configuration, parameters } = checkpoint;
    const model = backend.createDocumentModel(configuration, parameters, { ...capacity, trainable: false });
    try {
      return use(model, checkpoint);
    } finally {
      model.dispose();
    }
  } finally {
    backend.dispose();
  }
}
