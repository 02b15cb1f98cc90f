import { existsSync, globSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import type { BuildOptions, Plugin } from 'esbuild';
import { commonJsChunks } from './commonJsChunks.ts';

/** What is built, read off the tree: a room that does not exist yet is simply not built. */
export function bundles(production: boolean): readonly Bundle[] {
  const common: BuildOptions = {
    bundle: true,
    minify: production,
    sourcemap: 'linked',
    sourcesContent: false,
    target: 'es2024',
    legalComments: 'none',
    logLevel: 'warning',
    metafile: true,
    define: { 'process.env.NODE_ENV': production ? '"production"' : '"development"' },
    plugins: [withoutTranslations],
  };
  const inNode: BuildOptions = { ...common, platform: 'node' };
  const inBrowser: BuildOptions = {
    ...common,
    platform: 'browser',
    define: { ...common.define, global: 'globalThis' },
  };

  return [
    { ...inNode, ...extension, splitting: true, entryPoints: one('src/extension.ts', 'extension.node') },
    // One file, as a web host loads extensions; what is behind an `import()` is in it, but runs only when it is wanted.
    { ...inBrowser, ...extension, entryPoints: one('src/extension.ts', 'extension.web') },
    { ...inNode, ...esModules, outdir: 'dist/engine', entryPoints: engineEntries() },
    { ...inBrowser, ...classicWorker, entryPoints: entries('src/worker/*.web.ts', '.ts') },
    { ...inBrowser, ...webview, entryPoints: webviewEntries() },
    { ...inNode, ...hostTests, define: mochaAlone, entryPoints: one('test/host/index.ts', 'test/host/node') },
    { ...inBrowser, ...hostTests, ...inWebHost, entryPoints: one('test/host/index.ts', 'test/host/web') },
  ].filter(({ entryPoints }) => Object.keys(entryPoints).length > 0);
}

/** zod brings its messages in fifty languages, which nobody of ours is shown and every start would load. */
const withoutTranslations: Plugin = {
  name: 'without-translations',
  setup(build) {
    build.onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
      contents: `export { default as en } from './en.js';`,
    }));
  },
};

/** What reads gettext catalogues could save them, too, with a module of Node's, and never does. */
const neverCalled = ['fs'];

const commonJs: BuildOptions = {
  format: 'cjs',
  outdir: 'dist',
  outExtension: { '.js': '.cjs' },
  external: ['vscode', ...neverCalled],
};

/** A first file that activates, and chunks that features load when they are first used. */
const extension: BuildOptions = {
  ...commonJs,
  chunkNames: 'chunks/[name]-[hash]',
  plugins: [withoutTranslations, commonJsChunks],
};

/** ES modules for Node. Shared chunks keep what two entries need from being loaded or shipped twice. */
export const esModules: BuildOptions = {
  format: 'esm',
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  // One copy of TensorFlow.js: its operations and gradients both from its ES modules, which call Node's old names.
  mainFields: ['module', 'main'],
  external: ['node-fetch'],
  banner: {
    js: `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url), __dirname = import.meta.dirname;`,
  },
};

/** A worker of the web host is one file: it can import nothing. */
const classicWorker: BuildOptions = { format: 'iife', outdir: 'dist/engine', external: neverCalled };

/** KaTeX offers every font in three formats; VS Code's browser takes the first. */
const firstFontFormatOnly: Plugin = {
  name: 'first-font-format-only',
  setup(build) {
    build.onResolve({ filter: /KaTeX_.*\.(woff|ttf)$/ }, ({ path }) => ({ path, external: true }));
  },
};

const webview: BuildOptions = {
  format: 'esm',
  outdir: 'dist/webview',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  loader: { '.woff2': 'file', '.ttf': 'file' },
  assetNames: 'fonts/[name]-[hash]',
  plugins: [withoutTranslations, firstFontFormatOnly],
};

/** `import 'host-tests'` is every test of test/host, so that none can be forgotten in a list. */
const everyHostTest: Plugin = {
  name: 'every-host-test',
  setup(build) {
    build.onResolve({ filter: /^host-tests$/ }, ({ path }) => ({ path, namespace: 'host-tests' }));
    build.onLoad({ filter: /.*/, namespace: 'host-tests' }, () => ({
      contents: globSync('test/host/**/*.test.ts')
        .map((file) => `import './${file.replaceAll('\\\\', '/')}';`)
        .join('\n'),
      resolveDir: '.',
    }));
  },
};

/** mocha's browser build runs in both extension hosts, but as part of an ES module it takes our exports for its own. */
const mochaAlone = { module: 'undefined', exports: 'undefined' };

const hostTests: BuildOptions = { ...commonJs, keepNames: true, plugins: [withoutTranslations, everyHostTest] };

const inWebHost: BuildOptions = {
  // The browser's `assert` asks a process for its environment.
  define: { ...mochaAlone, global: 'globalThis', process: '{"env":{}}' },
  alias: { 'node:assert': 'assert' },
};

type Entries = Record<string, string>;

type Bundle = BuildOptions & { readonly entryPoints: Entries };

function one(file: string, output: string): Entries {
  return existsSync(file) ? { [output]: file } : {};
}

/** Every file of the pattern, built under its own name without `ending`. */
function entries(pattern: string, ending: string): Entries {
  return Object.fromEntries(globSync(pattern).map((file) => [basename(file, ending), file]));
}

/** `webview/playground/playground.tsx` becomes `dist/webview/playground.js` and `.css`. */
function webviewEntries(): Entries {
  const views = Object.entries(entries('webview/*/*.tsx', '.tsx'));
  return Object.fromEntries(views.filter(([name, file]) => name === basename(dirname(file))));
}

/** `src/worker/main.node.ts` becomes `dist/engine/main.js`; the command line is an entry beside it. */
function engineEntries(): Entries {
  return {
    ...entries('src/worker/*.node.ts', '.node.ts'),
    ...one('src/cli/main.ts', 'cli'),
    ...one('src/wasm/node/poolThread.ts', 'poolThread'),
  };
}
