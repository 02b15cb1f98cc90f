import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

import type { Backend } from '../../../src/engine/backend.ts';
import { createTensorFlowBackend } from '../../../src/reference/backend.ts';

/** The reference engine on TensorFlow.js's own WebAssembly kernels, as installed in node_modules. */
export async function startReference(): Promise<Backend> {
  const { resolve } = createRequire(import.meta.url);
  const file = resolve('@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm');
  return createTensorFlowBackend({ kernels: Uint8Array.from(await readFile(file)) });
}
