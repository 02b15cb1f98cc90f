import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { packaged, packageExtension } from './packaging.ts';
import { run } from './processes.ts';
import { startInDesktop } from './start/inDesktop.ts';
import { startInServer } from './start/inServer.ts';
import { isUpToDate } from './start/upToDate.ts';
import { temporaryFolder } from './temporary.ts';
import { desktopCommand } from './vscode/desktop.ts';

const usage = 'Usage: npm start -- [--host desktop|server] [FILE]\n';

const { file, host } = readArguments();
if (!isUpToDate(packaged)) {
  await run(process.execPath, ['scripts/build.ts']);
  await packageExtension('.', packaged);
}
const opener = join(temporaryFolder('opener'), 'opener.vsix');
const extensions = [resolve(packaged), await packageExtension('scripts/start/opener', opener)];
const code = desktopCommand();
if (host === 'server' || (host === undefined && code === undefined)) await startInServer(file, extensions);
else if (code !== undefined) await startInDesktop(code, file, extensions);
else leave("There is no `code` on the path; `npm start -- --host server` takes VS Code's server edition.\n", 1);
process.exit();

function readArguments(): { readonly file: string; readonly host: string | undefined } {
  try {
    const { values, positionals } = parseArgs({ allowPositionals: true, options: { host: { type: 'string' } } });
    const [given = 'media/samples/lighthouse.txt', ...more] = positionals;
    if (more.length > 0 || ![undefined, 'desktop', 'server'].includes(values.host)) return leave(usage, 2);
    const file = resolve(process.env['INIT_CWD'] ?? '.', given);
    if (existsSync(file) && statSync(file).isFile()) return { file, host: values.host };
    return leave(`${given}: there is no such file.\n`, 1);
  } catch (error) {
    return leave(`${(error as Error).message}\n${usage}`, 2);
  }
}

function leave(sentence: string, code: number): never {
  process.stderr.write(sentence);
  process.exit(code);
}
