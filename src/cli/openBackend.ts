import { readFile } from 'node:fs/promises';
import type { Backend } from '../engine/backend.ts';
import type { EngineName } from '../engine/configuration.ts';
import { createTensorFlowBackend } from '../reference/backend.ts';
import { createNodeWasmBackend } from '../wasm/node/backend.ts';

/** Starts an engine; `assets` is the folder of its WebAssembly files. */
export async function openBackend(engine: EngineName, assets: URL): Promise<Backend> {
  const load = async (file: string) => new Uint8Array(await readFile(new URL(file, assets)));
  if (engine === 'wasm') return createNodeWasmBackend({ folder: assets });
  return createTensorFlowBackend({ kernels: await load('tfjs-backend-wasm-simd.wasm') });
}
