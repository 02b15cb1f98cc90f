import { readFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { createWasmBackend, type WasmBackend, type WasmBackendOptions } from '../backend.ts';
import { supportedTier, type Tier } from '../builds.ts';
import type { PoolThreadData } from '../poolThread.ts';
import { agree, speedup } from '../selfCheck.ts';
import { compileRevectorised, mayRevectorise } from './wideTier.ts';

export interface NodeBackendOptions extends Pick<WasmBackendOptions, 'tier' | 'cancel' | 'memoryLimit' | 'silence'> {
  /** The folder of the built engine: `kernels/*.wasm` and, where no other is named, `poolThread.js`. Ends in a slash. */
  readonly folder: URL;
  readonly threadScript?: URL;
}

/** Names a tier for every engine of a process: what to set after one that crashed. */
const TIER_VARIABLE = 'RECURRENT_TIER';

/** How much faster the wide tier has to be; where V8 does not join its vectors, it is the slower one. */
const WORTHWHILE = 1.15;

/**
 * Our engine in Node, with threads. Without `tier` it takes the wide one where that gives the same bits as the narrow one and is
 * clearly faster, which is tried out first (about 0.2 s).
 */
export async function createNodeWasmBackend({ cancel, ...options }: NodeBackendOptions): Promise<WasmBackend> {
  // A stop that comes while the tiers are compared must not end that.
  const backend = await bestTier(options);
  return cancel ? backend.cancelledBy(cancel) : backend;
}

async function bestTier(options: Omit<NodeBackendOptions, 'cancel'>): Promise<WasmBackend> {
  const tier = options.tier ?? tierOf(process.env[TIER_VARIABLE]);
  if (tier) return start(options, tier);
  const narrow = await start(options, undefined);
  if (supportedTier() !== 'relaxed' || !mayRevectorise()) return narrow;
  const wide = await start(options, 'wide');
  return agree(narrow, wide) && speedup(narrow, wide) >= WORTHWHILE ? wide : narrow;
}

function start(options: Omit<NodeBackendOptions, 'cancel'>, tier: Tier | undefined): Promise<WasmBackend> {
  const { folder, threadScript = new URL('poolThread.js', folder), memoryLimit, silence } = options;
  return createWasmBackend({
    ...(tier && { tier }),
    ...(memoryLimit !== undefined && { memoryLimit }),
    ...(silence !== undefined && { silence }),
    ...(tier === 'wide' && { compile: compileRevectorised }),
    loadKernels: async (file) => Uint8Array.from(await readFile(new URL(`kernels/${file}`, folder))),
    startThread: (data) => startThread(threadScript, data),
  });
}

function tierOf(name: string | undefined): Tier | undefined {
  return (['plain', 'relaxed', 'wide'] as const).find((tier) => tier === name);
}

function startThread(script: URL, data: PoolThreadData): () => void {
  const thread = new Worker(script, { workerData: data });
  // The pool learns of a thread's end by its silence; without a listener an error would end the process.
  thread.on('error', () => undefined);
  thread.unref();
  return () => void thread.terminate();
}
