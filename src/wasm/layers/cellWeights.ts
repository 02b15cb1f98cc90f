import type { Address } from '../kernels.ts';

/** Where a cell's weights, or their gradients, lie. */
export interface CellWeights {
  /** [gates * hidden, inputs] */
  readonly input: Address;
  /** [gates * hidden, hidden] */
  readonly recurrent: Address;
  /** [gates * hidden] */
  readonly bias: Address;
  /** [gates * hidden]; 0 where the cell trains one bias only */
  readonly recurrentBias: Address;
  /** [hidden] each; 0 where the cell has none */
  readonly peepholeInput: Address;
  readonly peepholeForget: Address;
  readonly peepholeOutput: Address;
}
