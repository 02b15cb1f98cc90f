import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import '#tensorflow-gradients';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import type { Backend, DocumentModel, ModelCapacity } from '../engine/backend.ts';
import type { DocumentModelConfiguration, PairsModelConfiguration } from '../engine/configuration.ts';
import type { PairsCapacity, PairsModel } from '../engine/pairsModel.ts';
import { parameterCount } from '../engine/parameters.ts';
import type { Tensors } from '../engine/tensor.ts';
import { sentence, SentenceError } from '../text/sentence.ts';

import { TensorFlowDocumentModel } from './documentModel.ts';
import { requireMemory } from './memory.ts';
import { TensorFlowPairsModel } from './pairsModel.ts';

/** The reference engine: every formula in TensorFlow.js operations, every gradient by its automatic differentiation. */
export class TensorFlowBackend implements Backend {
  readonly name = 'tensorflow';

  createDocumentModel(
    configuration: DocumentModelConfiguration,
    parameters: Tensors,
    capacity: ModelCapacity,
  ): DocumentModel {
    const { hidden, layers, vocabulary } = configuration;
    requireMemory(parameterCount(configuration), layers * 12 * hidden + 4 * vocabulary, capacity);
    return new TensorFlowDocumentModel(configuration, parameters, capacity);
  }

  createPairsModel(configuration: PairsModelConfiguration, parameters: Tensors, capacity: PairsCapacity): PairsModel {
    const { hidden, layers, targetVocabulary } = configuration;
    const { batch, sourceTime, targetTime } = capacity;
    const sequence = 2 * sourceTime + targetTime;
    const attention = sourceTime * (configuration.attention === 'additive' ? hidden : 4);
    const perToken = layers * 12 * hidden + attention + 4 * targetVocabulary;
    requireMemory(parameterCount(configuration), perToken, { ...capacity, batch, sequence });
    return new TensorFlowPairsModel(configuration, parameters, capacity);
  }

  /** Nothing to free: models free their own tensors, and TensorFlow.js stays loaded. */
  dispose(): void {}
}

/** Makes TensorFlow.js compute with `kernels` (its SIMD WebAssembly file), or in JavaScript where there are none or no SIMD. */
export async function startTensorFlow(kernels: Uint8Array<ArrayBuffer> | null): Promise<void> {
  tf.enableProdMode(); // says nothing about faster backends
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  if (kernels !== null && (await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT'))) await startWasm(kernels);
  else await tf.setBackend('cpu');
}

/** TensorFlow.js knows only how to fetch its kernels: for once, fetching hands it the bytes. */
async function startWasm(kernels: Uint8Array<ArrayBuffer>): Promise<void> {
  const environment = tf.env();
  const { platform } = environment;
  const handOver: typeof platform = Object.create(platform);
  handOver.fetch = () => Promise.resolve(new Response(kernels));
  environment.platform = handOver;
  try {
    setWasmPaths('', true);
    if (!(await tf.setBackend('wasm'))) {
      throw new SentenceError(sentence('TensorFlow.js could not start its WebAssembly kernels.'));
    }
  } finally {
    environment.platform = platform;
  }
}
