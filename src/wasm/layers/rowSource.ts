import type { Address } from '../kernels.ts';

/**
 * Rows that a layer reads. With `index` there are only `count` different ones: token r reads row index[r], and the layer may project
 * each of them once (Zipf: a batch of text repeats its tokens).
 */
export interface RowSource {
  readonly address: Address;
  readonly count: number;
  readonly index: Address | null;
}
