import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { build } from 'esbuild';
import { bundles } from '../../../scripts/bundles.ts';
import { temporaryFolder } from '../../../scripts/temporary.ts';

const networkModules = new Set(['http', 'https', 'http2', 'net', 'tls', 'dns', 'dgram', 'inspector']);

/** What a page or a worker could ask a server with. */
const browsersRequests = /\b(fetch|XMLHttpRequest|WebSocket|EventSource|RTCPeerConnection|sendBeacon)\b\s*[(.]/;

describe('what is shipped', () => {
  it('asks for nothing over a network: no module of Node that could is loaded', async () => {
    const loaded = new Set<string>();
    for (const bundle of bundles(true)) {
      if (Object.keys(bundle.entryPoints).some((name) => name.startsWith('test/'))) continue;
      const { metafile } = await build({ ...bundle, outdir: temporaryFolder('requests'), metafile: true });
      for (const { imports } of Object.values(metafile.outputs))
        for (const { path, external } of imports) if (external) loaded.add(path.replace(/^node:/, ''));
    }
    assert.ok(loaded.has('worker_threads'));
    assert.deepEqual(
      [...loaded].filter((name) => networkModules.has(name.split('/')[0] ?? '')),
      [],
    );
  });

  it('asks for nothing over a network: no source of ours calls what a browser could', () => {
    const sources = globSync(['src/**/*.ts', 'webview/**/*.{ts,tsx}']);
    assert.ok(sources.length > 300);
    assert.deepEqual(
      sources.filter((file) => browsersRequests.test(readFileSync(file, 'utf8'))),
      [],
    );
  });
});
