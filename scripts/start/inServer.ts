import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Server } from '../vscode/server.ts';
import { openInBrowser } from './openInBrowser.ts';

/** Nothing beside the document and its playground, and prose broken where the window ends. */
const settings = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'editor.wordWrap': 'on',
};

/** Opens the document in VS Code's server edition; resolves when that ends. */
export async function startInServer(file: string, extensions: readonly string[]): Promise<void> {
  await using server = await Server.start({
    extensions,
    environment: { RECURRENT_START_FILE: file },
    settings,
  });
  const address = server.address(dirname(file));
  // The address carries the secret token. A command line is seen by everybody on this machine, a file of ours is not.
  const page = join(server.data, 'open.html');
  await writeFile(
    page,
    `<!doctype html><meta http-equiv="refresh" content="0; url=${address.replaceAll('&', '&amp;')}">`,
    {
      mode: 0o600,
    },
  );
  process.stdout.write(`\nVS Code is at\n\n  ${address}\n\nCtrl-C stops it.\n`);
  openInBrowser(pathToFileURL(page).href);
  await server.ended;
}
