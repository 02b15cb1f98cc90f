import type { Arena } from '../arena.ts';
import type { Machine } from '../machine.ts';
import type { Products } from '../matrix.ts';

/** What layers are built in. */
export interface Space {
  readonly machine: Machine;
  readonly arena: Arena;
  readonly products: Products;
  /** Most tokens of a pass, in all sequences together. */
  readonly rows: number;
  /** Most sequences side by side. */
  readonly batch: number;
  /** Whether passes go backwards too. */
  readonly backwards: boolean;
}
