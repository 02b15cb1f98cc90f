import type * as vscode from 'vscode';
import type { ModelFiles } from './modelFiles.ts';
import { readJson } from './readJson.ts';
import type { Kept } from './savedModel.ts';

/** What is kept under a name that no document here has: of another window's untitled document, or left by a run that was killed. */
export interface Stray extends Kept {
  readonly files: readonly vscode.Uri[];
}

/** All but what is kept of these documents. */
export async function straysAmong(files: ModelFiles, documents: readonly vscode.Uri[]): Promise<Stray[]> {
  return Promise.all((await files.strays(documents)).map((group) => stray(files, group)));
}

async function stray(files: ModelFiles, group: readonly vscode.Uri[]): Promise<Stray> {
  const { savedModel } = await import('./savedModel.ts');
  const { runRecord } = await import('../protocol/runs.ts');
  const contents = await Promise.all(group.filter(({ path }) => path.endsWith('.json')).map(readJson));
  const models = contents.flatMap((content) => savedModel.safeParse(content).data ?? []);
  const ends = contents.flatMap((content) => runRecord.safeParse(content).data?.endedAt ?? []);
  return {
    name: models[0]?.name ?? '',
    savedAt: Math.max(0, ...ends, ...models.map(({ savedAt }) => savedAt)),
    usedAt: Math.max(0, ...models.map(({ usedAt }) => usedAt)),
    bytes: await files.bytesOf(group),
    files: group,
  };
}
