import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { run } from '../processes.ts';
import { temporaryFolder } from '../temporary.ts';

/** Opens the document in desktop VS Code, in a profile of its own beside the person's; resolves when its window is closed. */
export async function startInDesktop(code: string, file: string, extensions: readonly string[]): Promise<void> {
  const data = temporaryFolder('desktop');
  const user = join(data, 'user');
  const folders = ['--user-data-dir', user, '--extensions-dir', join(data, 'extensions')];
  const shell = process.platform === 'win32';
  await mkdir(join(user, 'User'), { recursive: true });
  await writeFile(join(user, 'User', 'settings.json'), JSON.stringify({ 'workbench.startupEditor': 'none' }));
  for (const extension of extensions) await run(code, [...folders, '--install-extension', extension], { shell });
  process.stdout.write('VS Code opens; closing its window ends this.\n');
  await run(code, [...folders, '--new-window', '--wait', dirname(file), file], {
    seconds: Infinity,
    shell,
    env: { ...process.env, RECURRENT_START_FILE: file },
  });
}
