import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { transform, type Plugin } from 'esbuild';

/**
 * CommonJS in chunks, which esbuild splits ES modules only into: the extension is built as ES modules, then each file is rewritten by
 * itself. VS Code loads extensions with `require`, so what is behind an `import()` is a file that nobody reads before it is wanted.
 */
export const commonJsChunks: Plugin = {
  name: 'common-js-chunks',
  setup(build) {
    const { initialOptions } = build;
    const minify = initialOptions.minify ?? false;
    // Lines stay what they are until the second step, so that what is replaced there moves nothing else in the source map.
    const whole = { minify: false, minifySyntax: minify, minifyIdentifiers: minify };
    Object.assign(initialOptions, whole, { format: 'esm', write: false, sourcemap: 'inline' });
    build.onEnd(async ({ outputFiles = [] }) => {
      await Promise.all(outputFiles.map(({ path, text }) => writeAsCommonJs(path, text, minify)));
    });
  },
};

async function writeAsCommonJs(path: string, text: string, minify: boolean): Promise<void> {
  const { code, map } = await transform(withVscodeAsItIs(text), {
    format: 'cjs',
    platform: 'node',
    target: 'es2024',
    minify,
    sourcemap: 'external',
    sourcesContent: false,
    // As `require`: what VS Code's own loader did not load is given no `vscode`.
    supported: { 'dynamic-import': false },
  });
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `${code}//# sourceMappingURL=${basename(path)}.map\n`);
  await writeFile(`${path}.map`, map);
}

/** esbuild would copy the hundreds of names of VS Code's API for each of our files that import it, at every start. */
function withVscodeAsItIs(text: string): string {
  return text.replaceAll(/^import \* as (\S+) from "vscode";$/gm, 'const $1 = require("vscode");');
}
