import { existsSync, globSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Downloads too big for a clone, shared by all clones of this user. */
export const cache = process.env['RECURRENT_CACHE'] ?? join(homedir(), '.cache', 'recurrent-playground');

/**
 * The folder `name` of the cache, filled by `fill` where it is not there yet. It is filled aside and renamed, so that a
 * folder that exists is whole; of two runs at once the slower throws its own away.
 */
export async function cached(name: string, fill: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(cache, name);
  if (existsSync(folder)) return folder;
  await removeAbandoned(name);
  const aside = `${folder}.${process.pid}.unfinished`;
  await mkdir(aside, { recursive: true });
  try {
    await fill(aside);
    await rename(aside, folder);
  } catch (error) {
    await rm(aside, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

/** Removes what runs left that were ended while they filled a folder. */
async function removeAbandoned(name: string): Promise<void> {
  for (const aside of globSync(join(cache, `${name}.*.unfinished`))) {
    const owner = Number(aside.split('.').at(-2));
    if (!isRunning(owner)) await rm(aside, { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
