import type { Backend } from '../engine/backend.ts';

export interface TensorFlowOptions {
  /** The bytes of tfjs-backend-wasm-simd.wasm; null computes in plain JavaScript, several times slower. */
  readonly kernels: Uint8Array<ArrayBuffer> | null;
}

/**
 * The reference engine. TensorFlow.js is loaded by this call and not before. A bundle for Node takes TensorFlow.js's ES modules
 * (`mainFields: ['module', 'main']`), so that operations and gradients come from one copy, and as an ES module needs `require`.
 */
export async function createTensorFlowBackend({ kernels }: TensorFlowOptions): Promise<Backend> {
  const { startTensorFlow, TensorFlowBackend } = await import('./tensorFlowBackend.ts');
  await startTensorFlow(kernels);
  return new TensorFlowBackend();
}
