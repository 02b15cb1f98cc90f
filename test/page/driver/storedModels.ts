import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { extensionId } from '../../../src/ids.ts';
import { runRecord, type RunRecord } from '../../../src/protocol/runs.ts';
import { theVSCode } from './vscode.ts';

/** Every checkpoint that is stored by now, by its file's name. What is being written aside is none yet. */
export function storedModels(): Promise<ReadonlyMap<string, Uint8Array>> {
  return stored('.safetensors');
}

/** The record of every run that is stored by now. */
export async function storedRuns(): Promise<readonly RunRecord[]> {
  return [...(await stored('.run.json')).values()].map((bytes) => runRecord.parse(JSON.parse(String(bytes))));
}

/** The file of every run's record. */
export async function runFiles(): Promise<readonly string[]> {
  return files('.run.json');
}

async function stored(ending: string): Promise<ReadonlyMap<string, Buffer>> {
  const paths = await files(ending);
  return new Map(await Promise.all(paths.map(async (path) => [basename(path), await readFile(path)] as const)));
}

async function files(ending: string): Promise<readonly string[]> {
  const { server } = await theVSCode();
  const folder = join(server.data, 'data', 'User', 'globalStorage', extensionId, 'models');
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith(ending));
  return names.map((name) => join(folder, name));
}
