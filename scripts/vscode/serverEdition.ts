import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { cp, readdir, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { run } from '../processes.ts';
import { cached } from './cache.ts';
import { withProgress } from './progress.ts';

const recipe = join(import.meta.dirname, 'server-edition');

/**
 * VS Code's server edition: the folder with its `out/server-main.js`, downloaded at the first call.
 * It comes from the npm registry, inside code-server; only `lib/vscode` of that is used, beside the packages it imports.
 */
export function serverEdition(): Promise<string> {
  return cached(`server-${version()}`, (folder) =>
    withProgress("Getting VS Code's server edition, once for all clones", folder, () => install(folder)),
  );
}

async function install(folder: string): Promise<void> {
  for (const file of ['package.json', 'package-lock.json']) await cp(join(recipe, file), join(folder, file));
  await npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], folder);
  for (const standIn of await readdir(join(recipe, 'stand-ins')))
    await cp(join(recipe, 'stand-ins', standIn), join(folder, 'node_modules', '@vscode', standIn), { recursive: true });
  const edition = join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
  for (const part of await readdir(edition))
    if (part !== 'package.json') await rename(join(edition, part), join(folder, part));
  await cp(join(edition, 'package.json'), join(folder, 'package.json'));
  await rm(join(folder, 'node_modules', 'code-server'), { recursive: true });
}

/** Another recipe is another folder of the cache. */
function version(): string {
  const hash = createHash('sha256');
  const files = globSync('**/*.{js,json}', { cwd: recipe }).toSorted();
  for (const file of files) hash.update(basename(file)).update(readFileSync(join(recipe, file)));
  return hash.digest('hex').slice(0, 12);
}

/** npm as it runs us, or the one on the path where something else does. */
function npm(args: readonly string[], cwd: string): Promise<void> {
  const self = process.env['npm_execpath'];
  return self?.endsWith('.js')
    ? run(process.execPath, [self, ...args], { cwd })
    : run('npm', args, { cwd, shell: process.platform === 'win32' });
}
