import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folders: string[] = [];

/** A new folder that goes with the process, however that ends short of a kill. */
export function temporaryFolder(purpose: string): string {
  if (folders.length === 0) process.once('exit', removeAll);
  const folder = mkdtempSync(join(tmpdir(), `recurrent-${purpose}-`));
  folders.push(folder);
  return folder;
}

function removeAll(): void {
  // Processes of ours may still be writing as they are ended.
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
}
