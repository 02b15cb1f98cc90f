import type { DocumentReading } from './documentReading.ts';
import type { StateSearch } from './stateSearch.ts';

/** Bytes of states kept; a longer document is read anew for each search. */
const mostBytes = 64 * 2 ** 20;

/** The hidden states of one layer over a whole document, gathered when they are first needed. */
export class StateMemory {
  readonly #reading: DocumentReading;
  readonly #layer: number;
  readonly #units: number;
  /** [tokens, units]; null where the document is too long to keep it */
  readonly #states: Float32Array | null;
  #gathered = 0;

  constructor(reading: DocumentReading, layer: number) {
    const { hidden } = reading.model.configuration;
    const size = reading.tokens.length * hidden;
    this.#reading = reading;
    this.#layer = layer;
    this.#units = hidden;
    this.#states = size * Float32Array.BYTES_PER_ELEMENT <= mostBytes ? new Float32Array(size) : null;
  }

  /** Shows a search the states of all tokens before `to`. */
  async searchUpTo(to: number, search: StateSearch, pause: () => Promise<void>): Promise<void> {
    const known = Math.min(to, this.#gathered);
    if (this.#states) search.add(0, this.#states.subarray(0, known * this.#units));
    for await (const { from, activations } of this.#reading.passages(known, to, Infinity, pause)) {
      const states = activations.layers[this.#layer]?.get('hidden') ?? new Float32Array(0);
      search.add(from, states);
      if (!this.#states || from !== this.#gathered) continue;
      this.#states.set(states, from * this.#units);
      this.#gathered = from + activations.time;
    }
  }
}
