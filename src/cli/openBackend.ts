import { readFile } from 'node:fs/promises';
import type { Backend } from '../engine/backend.ts';
import type { EngineName } from '../engine/configuration.ts';
import { createTensorFlowBackend } from '../reference/backend.ts';
import { UsageError } from './errors.ts';

/** Starts an engine; `assets` is the folder of its WebAssembly files. */
export async function openBackend(engine: EngineName, assets: URL): Promise<Backend> {
  if (engine === 'wasm') throw new UsageError('The wasm engine is not built yet; use --engine tensorflow.');
  const kernels = await readFile(new URL('tfjs-backend-wasm-simd.wasm', assets));
  return createTensorFlowBackend({ kernels: new Uint8Array(kernels) });
}
