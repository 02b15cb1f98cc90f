import { globSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What the packaged extension is made of. */
const sources = ['{src,webview,media,scripts}/**', 'package*.json', '*.md', 'LICENSE', '.vscodeignore'];

/** Whether a packaged extension is newer than all it is made of. Of a file that was deleted the time of its folder tells. */
export function isUpToDate(file: string, folder = '.'): boolean {
  const made = statSync(join(folder, file), { throwIfNoEntry: false })?.mtimeMs;
  if (made === undefined) return false;
  return globSync(sources, { cwd: folder }).every((source) => statSync(join(folder, source)).mtimeMs < made);
}
