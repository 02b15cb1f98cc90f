import { readFile } from 'node:fs/promises';
import type { Backend } from '../../../src/engine/backend.ts';
import { createTensorFlowBackend } from '../../../src/reference/backend.ts';
import { createWasmBackend, type WasmBackendOptions } from '../../../src/wasm/backend.ts';

const kernels = new URL('../../../dist/engine/kernels/', import.meta.url);

/** Our engine on the kernels that `npm run build` compiled. */
export function startWasm(options: Partial<WasmBackendOptions> = {}): Promise<Backend> {
  return createWasmBackend({
    loadKernels: async (file) => Uint8Array.from(await readFile(new URL(file, kernels))),
    ...options,
  });
}

/** The oracle, in plain JavaScript: nothing it computes went through our kernels or anybody's WebAssembly. */
export function startReference(): Promise<Backend> {
  return createTensorFlowBackend({ kernels: null });
}
