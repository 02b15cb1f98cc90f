import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { cache } from './cache.ts';

const version = '1.139.1';

/** Desktop VS Code's command line on the path, or undefined. */
export function desktopCommand(): string | undefined {
  return onPath(process.platform === 'win32' ? ['code.cmd', 'code-insiders.cmd'] : ['code', 'code-insiders']);
}

/** Desktop VS Code's program: the one RECURRENT_VSCODE names, else downloaded; undefined where it is not to be had. */
export async function desktopProgram(): Promise<string | undefined> {
  const given = process.env['RECURRENT_VSCODE'];
  if (given !== undefined) return given;
  if (!(await downloadHostAnswers())) return undefined;
  return downloadAndUnzipVSCode({ version, cachePath: join(cache, 'desktop') });
}

/** The first of the programs that is on the path. */
export function onPath(names: readonly string[]): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find((file) => existsSync(file));
}

async function downloadHostAnswers(): Promise<boolean> {
  try {
    const limit = AbortSignal.timeout(5000);
    return (await fetch('https://update.code.visualstudio.com/api/releases/stable', { signal: limit })).ok;
  } catch {
    // No network, a closed one or a slow one: whichever it is, there is no download.
    return false;
  }
}
