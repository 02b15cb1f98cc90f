import type { Backend } from '../../../src/engine/backend.ts';
import { createTensorFlowBackend } from '../../../src/reference/backend.ts';
import type { WasmBackend } from '../../../src/wasm/backend.ts';
import { createNodeWasmBackend, type NodeBackendOptions } from '../../../src/wasm/node/backend.ts';

/** Our engine on the kernels that `npm run build` compiled, its layers straight from their sources. */
export function startWasm(options: Partial<NodeBackendOptions> = {}): Promise<WasmBackend> {
  return createNodeWasmBackend({
    folder: new URL('../../../dist/engine/', import.meta.url),
    threadScript: new URL('../../../src/wasm/node/poolThread.ts', import.meta.url),
    ...options,
  });
}

/** The oracle, in plain JavaScript: nothing it computes went through our kernels or anybody's WebAssembly. */
export function startReference(): Promise<Backend> {
  return createTensorFlowBackend({ kernels: null });
}
