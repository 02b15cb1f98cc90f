import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { quietSettings } from '../../../scripts/vscode/quietSettings.ts';
import type { Server } from '../../../scripts/vscode/server.ts';

export type Settings = Readonly<Record<string, unknown>>;

/** Every folder is trusted, without being asked about. */
const vouched = { 'security.workspace.trust.enabled': false };

/** Writes the user settings, which the next window to be opened obeys. */
export async function writeSettings(server: Server, settings: Settings): Promise<void> {
  const file = join(server.data, 'data', 'User', 'settings.json');
  await writeFile(file, JSON.stringify({ ...quietSettings, ...vouched, ...settings }, null, 2));
}
