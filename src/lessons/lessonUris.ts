import { chapterNames } from './chapterNames.ts';

/**
 * What a link from outside may open: `vscode://PUBLISHER.NAME/lesson/04-lstm#why-the-gradient-gets-through`. It names a chapter
 * of ours and a place in it, nothing else: no file, no command, no run.
 */
export function chapterOfUri(uri: {
  readonly path: string;
  readonly fragment: string;
}): { readonly name: string; readonly anchor: string | null } | null {
  const name = /^\/lesson\/([\w-]+)$/.exec(uri.path)?.[1];
  if (name === undefined || !chapterNames.some((known) => known === name)) return null;
  return { name, anchor: uri.fragment === '' ? null : uri.fragment.slice(0, 200) };
}
