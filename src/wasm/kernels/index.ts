/** What the module exports; `src/wasm/kernels.ts` describes the same functions to TypeScript. */
export { adam, sumOfSquares } from './adam';
export { additiveScores, additiveScoresBackward, attend, attendBackward, attendToFirst } from './attention';
export { multiplyFew } from './dot';
export { applyDropout } from './dropout';
export { multiply, multiplyScratch } from './gemm';
export { gruAfterBackward, gruAfterForward } from './gru';
export { gruBeforeGates, gruBeforeGatesBackward, gruBeforeState, gruBeforeStateBackward } from './gruBefore';
export { lstmBackward, lstmForward } from './lstm';
export { packRight } from './pack';
export { rnnBackward, rnnForward, tanhBackward } from './rnn';
export {
  addTo,
  addToRows,
  clear,
  copy,
  gatherColumns,
  gatherRows,
  scatterAddRows,
  sumRowProducts,
  sumRows,
} from './rows';
export { crossEntropy, finishLogits, softmaxCrossEntropy } from './softmax';
export { multiplyVectors } from './vector';
