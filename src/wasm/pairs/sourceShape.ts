import type { SourceBatch } from '../../engine/pairsModel.ts';
import type { Arena } from '../arena.ts';
import type { Address } from '../kernels.ts';
import { rowsOf, type Extent } from '../layers/extent.ts';
import type { Machine } from '../machine.ts';
import type { Slice } from '../modelMemory.ts';
import { layTimeMajor } from '../timeMajor.ts';

/**
 * How long the sources of a batch are, and what follows from it for rows in memory, [time, batch]. All but `extent` lies in memory, so that
 * what one thread took in others know once they are told the extent.
 */
export class SourceShape {
  extent: Extent = { time: 0, batch: 0 };
  /** [rows]: the row at the mirrored position of the same source; padding's is its own */
  readonly mirror: Address;
  /** [batch]: the row of each source's last unit, in either direction's order */
  readonly ends: Address;
  /** [batch]: units of each source */
  readonly #lengths: Address;
  readonly #machine: Machine;

  constructor(machine: Machine, arena: Arena, rows: number, batch: number) {
    this.#machine = machine;
    this.mirror = arena.reserve(rows);
    this.ends = arena.reserve(batch);
    this.#lengths = arena.reserve(batch);
  }

  /** Units of each source. */
  get lengths(): Int32Array {
    return this.#machine.integers(this.#lengths, this.extent.batch);
  }

  /** Takes in a slice of a batch; lays its ids at `tokens` [time, count], padding as unit 0. */
  take({ time, tokens: ids }: SourceBatch, { first, count }: Slice, tokens: Address): void {
    this.extent = { time, batch: count };
    layTimeMajor(this.#machine, ids, time, { first, count }, tokens, 0);
    const mirror = this.#machine.integers(this.mirror, rowsOf(this.extent));
    const ends = this.#machine.integers(this.ends, count);
    const { lengths } = this;
    for (let b = 0; b < count; b++) {
      const source = ids.subarray((first + b) * time, (first + b + 1) * time);
      const length = source.includes(-1) ? source.indexOf(-1) : time;
      for (let t = 0; t < time; t++) mirror[t * count + b] = (t < length ? length - 1 - t : t) * count + b;
      ends[b] = (length - 1) * count + b;
      lengths[b] = length;
    }
  }
}
