import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { extensionId } from '../../../src/ids.ts';
import { theVSCode } from './vscode.ts';

/** Every checkpoint that is stored by now, by its file's name. What is being written aside is none yet. */
export async function storedModels(): Promise<ReadonlyMap<string, Uint8Array>> {
  const { server } = await theVSCode();
  const folder = join(server.data, 'data', 'User', 'globalStorage', extensionId, 'models');
  const names = await readdir(folder).catch(() => []);
  const checkpoints = names.filter((name) => name.endsWith('.safetensors'));
  return new Map(
    await Promise.all(checkpoints.map(async (name) => [name, await readFile(join(folder, name))] as const)),
  );
}
