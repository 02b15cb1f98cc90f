import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { parseLesson } from '../../../src/lessons/format/lesson.ts';
import { fillQuotations } from '../../../src/lessons/format/quotations.ts';
import type { LessonSnapshot } from '../../../src/protocol/lesson.ts';
import { experimentStrings } from '../../../src/protocol/experimentStrings.ts';
import { lessonStrings } from '../../../src/protocol/lessonStrings.ts';
import { themes } from './themes.ts';

const chapters = new URL('../../../media/lessons/', import.meta.url);

/** The chapters' names, in order. */
export async function chapterNames(): Promise<string[]> {
  const files = await readdir(chapters);
  return files.filter((file) => file.endsWith('.md')).map((file) => file.replace(/\.md$/, ''));
}

/** What a fresh reader's host would send for a chapter. */
async function snapshotOf(name: string): Promise<LessonSnapshot> {
  const read = (chapter: string) => readFile(new URL(`${chapter}.md`, chapters), 'utf8');
  const lesson = await fillQuotations(parseLesson(await read(name)), read);
  const titles = (await chapterNames()).map(async (chapter) => ({
    name: chapter,
    title: parseLesson(await read(chapter)).title,
    done: 0,
    total: 4,
  }));
  const results = JSON.parse(await readFile(new URL('results.json', chapters), 'utf8').catch(() => '{}')) as Record<
    string,
    Record<string, never>
  >;
  const experiments = Object.fromEntries(
    Object.entries(results[name] ?? {}).map(([id, kept]) => [id, { kept, running: null, failure: null }]),
  );
  return {
    reference: { kind: 'chapter', name },
    lesson,
    anchor: null,
    chapters: await Promise.all(titles),
    progress: { answers: {}, steps: [] },
    experiments,
    document: null,
    zoom: 1,
  };
}

/** Writes pages that show the chapters as the panel would, with a pretended host, and returns their folder. */
export async function buildPreview(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const path = (file: string) => new URL(file, import.meta.url).pathname;
  await build({
    entryPoints: { lesson: path('../../../webview/lesson/lesson.tsx'), fakeHost: path('fakeHost.ts') },
    outdir: folder,
    bundle: true,
    minify: true,
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    loader: { '.woff2': 'file', '.woff': 'empty', '.ttf': 'empty' },
    assetNames: 'fonts/[name]',
  });
  for (const name of await chapterNames())
    for (const theme of Object.keys(themes))
      await writeFile(join(folder, `${name}.${theme}.html`), page(await snapshotOf(name), theme));
  return folder;
}

function page(snapshot: LessonSnapshot, theme: string): string {
  const colours = Object.entries(themes[theme] ?? {}).map(([name, value]) => `--vscode-${name}: ${value};`);
  const data = JSON.stringify(snapshot).replaceAll('<', String.raw`\u003c`);
  const script = `window.lessonSnapshot = ${data}`;
  const body = encodeURIComponent(JSON.stringify({ ...lessonStrings, ...experimentStrings }));
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${snapshot.reference.kind}</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'nonce-n'; style-src 'nonce-n' file: http:; font-src file: http:; img-src data:">
<link rel="stylesheet" href="lesson.css"><style nonce="n">:root { ${colours.join(' ')}
--vscode-font-family: system-ui; --vscode-font-size: 13px; --vscode-editor-font-family: monospace; --vscode-editor-font-size: 14px; }</style></head>
<body class="vscode-${theme}" data-strings="${body}"><main id="root"></main>
<script nonce="n">${script}</script><script type="module" nonce="n" src="fakeHost.js"></script>
<script type="module" nonce="n" src="lesson.js"></script></body></html>`;
}
