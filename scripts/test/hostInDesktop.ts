import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { endGroup, spawnGroup } from '../processes.ts';
import { temporaryFolder } from '../temporary.ts';
import { onPath } from '../vscode/desktop.ts';

const seconds = 180;

/** Runs the host tests in desktop VS Code, on a screen of its own where there is none; true where all passed. */
export async function testInDesktop(program: string): Promise<boolean> {
  const data = temporaryFolder('desktop');
  // prettier-ignore
  const args = [
    temporaryFolder('workspace'),
    `--extensionDevelopmentPath=${process.cwd()}`, `--extensionTestsPath=${resolve('dist/test/host/node.cjs')}`,
    '--user-data-dir', join(data, 'user'), '--extensions-dir', join(data, 'extensions'),
    '--no-sandbox', '--disable-gpu', '--disable-updates', '--skip-welcome', '--skip-release-notes', '--disable-workspace-trust',
  ];
  const screen = process.platform !== 'linux' || process.env['DISPLAY'] ? undefined : onPath(['xvfb-run']);
  const [command, ...rest] = screen === undefined ? [program, ...args] : [screen, '-a', program, ...args];
  const child = spawnGroup(command, rest, { stdio: ['ignore', 'pipe', 'pipe'] });
  const log: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    if (stream)
      createInterface(stream).on('line', (line) => {
        if (line.startsWith('│')) process.stdout.write(`${line.slice(1)}\n`);
        else log.push(line);
      });
  const limit = setTimeout(() => void endGroup(child), seconds * 1000);
  const [code] = (await once(child, 'close')) as [number | null];
  clearTimeout(limit);
  await endGroup(child);
  if (code !== 0) process.stdout.write(`What VS Code said besides:\n${log.join('\n')}\n`);
  return code === 0;
}
