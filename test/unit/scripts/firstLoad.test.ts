import { strict as assert } from 'node:assert';
import { statSync } from 'node:fs';
import { build, type Metafile } from 'esbuild';
import { bundles } from '../../../scripts/bundles.ts';
import { temporaryFolder } from '../../../scripts/temporary.ts';

/** Bytes of minified code that VS Code may have to read, compile and evaluate before the extension is active. */
const budget = 100_000;

const enginesRooms = ['counts', 'engine', 'prediction', 'reference', 'wasm', 'worker'];

describe('what VS Code loads to activate the extension', () => {
  const builds = new Map<string, Metafile>();
  const hosts = ['extension.node', 'extension.web'];
  before(async () => {
    for (const host of hosts) builds.set(host, await built(host));
  });

  for (const host of hosts)
    it(`is nothing of the engine's, and of libraries the one for calls between processes: ${host}`, () => {
      const inputs = builds.get(host)?.inputs ?? {};
      const first = reachable('src/extension.ts', (file) => inputs[file]?.imports ?? []);
      assert.ok(first.includes('src/training/registerTraining.ts'));
      const libraries = first.map((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? '');
      assert.deepEqual([...new Set(libraries)].sort(), ['', 'birpc']);
      const engines = first.filter((file) => enginesRooms.some((room) => file.startsWith(`src/${room}/`)));
      assert.deepEqual(engines, []);
    });

  it(`is at most ${budget / 1000} KB in Node, where features are files of their own`, () => {
    const outputs = builds.get('extension.node')?.outputs ?? {};
    const main = Object.keys(outputs).find((file) => outputs[file]?.entryPoint === 'src/extension.ts') ?? '';
    const first = reachable(main, (file) => outputs[file]?.imports ?? []);
    const bytes = first.reduce((sum, file) => sum + statSync(file).size, 0);
    assert.ok(bytes <= budget, `${bytes} bytes in ${first.length} files`);
    assert.ok(first.length < Object.keys(outputs).length);
  });
});

async function built(host: string): Promise<Metafile> {
  const bundle = bundles(true).find(({ entryPoints }) => host in entryPoints);
  assert.ok(bundle);
  const { metafile } = await build({ ...bundle, outdir: temporaryFolder('first-load'), metafile: true });
  return metafile;
}

interface Import {
  readonly path: string;
  readonly kind: string;
  readonly external?: boolean;
}

/** A file, what it imports, and what that does, leaving out what is behind an `import()` or outside of the build. */
function reachable(file: string, importsOf: (file: string) => readonly Import[]): string[] {
  const found = new Set([file]);
  for (const reached of found)
    for (const { path, kind, external } of importsOf(reached))
      if (kind !== 'dynamic-import' && !external) found.add(path);
  return [...found];
}
