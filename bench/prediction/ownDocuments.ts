import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** Documents everybody with this repository has: its rooms, each read as one file, and its lessons. Nothing was ever fitted to them. */
const rooms: Readonly<Record<string, readonly [folder: string, ending: string]>> = {
  'engine.ts': ['src/engine', '.ts'],
  'kernels.ts': ['src/wasm/kernels', '.ts'],
  'extension.ts': ['src/inspector', '.ts'],
  'webview.tsx': ['webview', '.tsx'],
  'style.css': ['webview', '.css'],
  'tests.ts': ['test/unit', '.ts'],
  'lessons.md': ['media/lessons', '.md'],
};

export function ownDocuments(): { readonly name: string; readonly text: string }[] {
  return Object.entries(rooms).map(([name, [folder, ending]]) => {
    const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith(ending),
    );
    return {
      name,
      text: files
        .toSorted()
        .map((file) => readFileSync(join(root, folder, file), 'utf8'))
        .join('\n'),
    };
  });
}
