import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Server } from '../../../scripts/vscode/server.ts';

export type Settings = Readonly<Record<string, unknown>>;

/** A quiet window: nothing that moves, greets or asks. */
const quiet: Settings = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.reduceMotion': 'on',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'window.autoDetectHighContrast': false,
  'window.autoDetectColorScheme': false,
  'chat.disableAIFeatures': true,
  'extensions.ignoreRecommendations': true,
  'editor.cursorBlinking': 'solid',
  'git.enabled': false,
};

/** Writes the user settings, which the next window to be opened obeys. */
export async function writeSettings(server: Server, settings: Settings): Promise<void> {
  const file = join(server.data, 'data', 'User', 'settings.json');
  await writeFile(file, JSON.stringify({ ...quiet, ...settings }, null, 2));
}
