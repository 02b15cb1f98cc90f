// Before `npm start` and `npm test`: the packages of the lock file, where a clone has none or a pull brought others.
// In plain JavaScript, because without them there may be no Node that runs TypeScript.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

if (!isInstalled()) {
  process.stdout.write('Installing the packages of package-lock.json …\n');
  const { status } = spawnSync('npm', ['ci'], { stdio: 'inherit', shell: process.platform === 'win32' });
  process.exitCode = status ?? 1;
}

/** npm notes what it installed; packages for other platforms are optional and not in it. */
function isInstalled() {
  const note = 'node_modules/.package-lock.json';
  if (!existsSync(note)) return false;
  const installed = packagesOf(note);
  return Object.entries(packagesOf('package-lock.json')).every(
    ([path, { version, optional }]) => path === '' || optional || installed[path]?.version === version,
  );
}

function packagesOf(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}
