import * as tf from '@tensorflow/tfjs-core';

/** Runs `compute`, whose result holds plain numbers only, and frees every tensor made on the way, also when it throws. */
export function tidied<T>(compute: () => T): T {
  tf.engine().startScope();
  try {
    return compute();
  } finally {
    tf.engine().endScope();
  }
}
