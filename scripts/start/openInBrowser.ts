import { spawn } from 'node:child_process';

/** Opens the person's browser where there is a screen; elsewhere the printed address has to do. */
export function openInBrowser(address: string): void {
  const opener = openers[process.platform] ?? ['xdg-open'];
  const headless = process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'];
  if (headless) return;
  const [command = '', ...args] = opener;
  const child = spawn(command, [...args, address], { stdio: 'ignore', detached: true });
  child.once('error', () => process.stdout.write('No browser could be opened; open the address in one.\n'));
  child.unref();
}

const openers: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};
