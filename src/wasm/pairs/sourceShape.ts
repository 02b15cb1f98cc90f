import type { SourceBatch } from '../../engine/pairsModel.ts';
import type { Arena } from '../arena.ts';
import type { Address } from '../kernels.ts';
import { rowsOf, type Extent } from '../layers/extent.ts';
import type { Machine } from '../machine.ts';

/** How long the sources of a batch are, and what follows from it for rows in memory, [time, batch]. */
export class SourceShape {
  extent: Extent = { time: 0, batch: 0 };
  /** Units of each source. */
  lengths: readonly number[] = [];
  /** [rows]: the row at the mirrored position of the same source; padding's is its own */
  readonly mirror: Address;
  /** [batch]: the row of each source's last unit, in either direction's order */
  readonly ends: Address;
  readonly #machine: Machine;

  constructor(machine: Machine, arena: Arena, rows: number, batch: number) {
    this.#machine = machine;
    this.mirror = arena.reserve(rows);
    this.ends = arena.reserve(batch);
  }

  /** Takes in sources `first` to `first + count` of a batch; lays their ids at `tokens` [time, batch], padding as row 0. */
  take({ time, tokens: ids }: SourceBatch, first: number, count: number, tokens: Address): void {
    this.extent = { time, batch: count };
    const rows = rowsOf(this.extent);
    const laid = this.#machine.integers(tokens, rows);
    const mirror = this.#machine.integers(this.mirror, rows);
    const ends = this.#machine.integers(this.ends, count);
    this.lengths = Array.from({ length: count }, (_, b) => {
      const source = ids.subarray((first + b) * time, (first + b + 1) * time);
      const length = source.includes(-1) ? source.indexOf(-1) : time;
      for (let t = 0; t < time; t++) {
        laid[t * count + b] = Math.max(0, source[t] ?? 0);
        mirror[t * count + b] = (t < length ? length - 1 - t : t) * count + b;
      }
      ends[b] = (length - 1) * count + b;
      return length;
    });
  }
}
