/** A byte offset into a model's memory; 0 stands for "not there". */
export type Address = number;

/** What the modules built from `kernels/` export; each function is described where it is written. */
export interface Kernels {
  multiply(
    rows: number,
    columns: number,
    depth: number,
    a: Address,
    rowStride: number,
    columnStride: number,
    packedB: Address,
    c: Address,
    stride: number,
    accumulate: boolean,
    scratch: Address,
  ): void;
  multiplyScratch(): number;
  packRight(depth: number, columns: number, b: Address, rowStride: number, columnStride: number, packed: Address): void;
  multiplyVectors(
    rows: number,
    columns: number,
    depth: number,
    a: Address,
    aStride: number,
    packedB: Address,
    c: Address,
    cStride: number,
    accumulate: boolean,
  ): void;
  multiplyFew(
    rows: number,
    columns: number,
    depth: number,
    a: Address,
    aStride: number,
    w: Address,
    wStride: number,
    c: Address,
    cStride: number,
    accumulate: boolean,
  ): void;

  lstmForward(
    batch: number,
    hidden: number,
    coupled: boolean,
    gates: Address,
    cellBefore: Address,
    peepholeInput: Address,
    peepholeForget: Address,
    peepholeOutput: Address,
    cell: Address,
    cellTanh: Address,
    state: Address,
  ): void;
  lstmBackward(
    batch: number,
    hidden: number,
    coupled: boolean,
    gates: Address,
    cellBefore: Address,
    cellTanh: Address,
    peepholeInput: Address,
    peepholeForget: Address,
    peepholeOutput: Address,
    stateGradient: Address,
    carried: Address,
    cellGradient: Address,
  ): void;
  gruAfterForward(
    batch: number,
    hidden: number,
    gates: Address,
    recurrent: Address,
    bias: Address,
    before: Address,
    product: Address,
    state: Address,
  ): void;
  gruAfterBackward(
    batch: number,
    hidden: number,
    gates: Address,
    product: Address,
    before: Address,
    stateGradient: Address,
    recurrentGradient: Address,
    carried: Address,
  ): void;
  gruBeforeGates(batch: number, hidden: number, gates: Address, before: Address, resetState: Address): void;
  gruBeforeState(batch: number, hidden: number, gates: Address, before: Address, state: Address): void;
  gruBeforeStateBackward(
    batch: number,
    hidden: number,
    gates: Address,
    before: Address,
    stateGradient: Address,
    carried: Address,
  ): void;
  gruBeforeGatesBackward(
    batch: number,
    hidden: number,
    gates: Address,
    before: Address,
    resetGradient: Address,
    carried: Address,
  ): void;
  rnnForward(count: number, preactivation: Address, state: Address): void;
  rnnBackward(
    count: number,
    state: Address,
    stateGradient: Address,
    carried: Address,
    preactivationGradient: Address,
  ): void;

  tanhBackward(count: number, h: Address, gradient: Address): void;

  gatherRows(count: number, width: number, ids: Address, table: Address, rows: Address): void;
  gatherColumns(
    count: number,
    width: number,
    ids: Address,
    table: Address,
    tableStride: number,
    rows: Address,
    rowStride: number,
  ): void;
  scatterAddRows(count: number, width: number, ids: Address, rows: Address, table: Address): void;
  addToRows(count: number, width: number, vector: Address, rows: Address): void;
  sumRows(count: number, width: number, rows: Address, sum: Address): void;
  sumRowProducts(
    count: number,
    width: number,
    a: Address,
    aStride: number,
    b: Address,
    bStride: number,
    sum: Address,
  ): void;
  addTo(count: number, from: Address, into: Address): void;
  clear(count: number, at: Address): void;
  copy(count: number, from: Address, to: Address): void;

  applyDropout(
    time: number,
    batch: number,
    width: number,
    stride: number,
    firstSequence: number,
    seed: number,
    site: number,
    threshold: number,
    keep: number,
    activations: Address,
  ): void;
  softmaxCrossEntropy(
    rows: number,
    stride: number,
    logits: Address,
    bias: Address,
    targets: Address,
    scale: number,
    biasGradient: Address,
    nats: Address,
  ): void;
  finishLogits(rows: number, stride: number, logits: Address, bias: Address, normalisers: Address): void;
  crossEntropy(rows: number, stride: number, logits: Address, bias: Address, targets: Address, nats: Address): void;
  attend(time: number, stride: number, remembered: number, window: number, scores: Address): void;
  attendToFirst(time: number, stride: number, visible: number, scores: Address): void;
  additiveScores(
    time: number,
    sources: number,
    hidden: number,
    queries: Address,
    queryStride: number,
    keys: Address,
    keyStride: number,
    v: Address,
    scores: Address,
    scoreStride: number,
  ): void;
  additiveScoresBackward(
    time: number,
    sources: number,
    hidden: number,
    queries: Address,
    queryStride: number,
    keys: Address,
    keyStride: number,
    v: Address,
    gradients: Address,
    scoreStride: number,
    owedQueries: Address,
    owedKeys: Address,
    owedV: Address,
  ): void;
  attendBackward(time: number, stride: number, weights: Address, gradients: Address): void;
  sumOfSquares(count: number, at: Address): number;
  adam(
    count: number,
    parameters: Address,
    gradients: Address,
    mean: Address,
    variance: Address,
    rate: number,
    beta1: number,
    beta2: number,
    epsilon: number,
    gradientScale: number,
  ): void;
}

/** Links a compiled module to a memory; the two must both be shared or both not. */
export function instantiate(module: WebAssembly.Module, memory: WebAssembly.Memory): Kernels {
  return new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Kernels;
}
