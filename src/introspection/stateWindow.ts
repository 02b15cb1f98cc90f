import type { DocumentReading } from './documentReading.ts';

/** Hidden states of a stretch of a document. */
export interface KeptStates {
  readonly from: number;
  readonly units: number;
  /** [tokens, units] */
  readonly states: Float32Array;
  /** Where reading began from a zero state. */
  readonly origin: number;
}

/** The top layer's hidden states of the stretch asked for last, so that one that overlaps it is read only where it is new. */
export class StateWindow {
  readonly #reading: DocumentReading;
  #kept: KeptStates | null = null;

  constructor(reading: DocumentReading) {
    this.#reading = reading;
  }

  /** The states after the tokens `from` up to `to`; read as `DocumentReading.passages` does. */
  async between(from: number, to: number, patience: number, pause: () => Promise<void>): Promise<KeptStates> {
    const { hidden: units, layers } = this.#reading.model.configuration;
    const known = this.#kept;
    const end = known ? known.from + known.states.length / units : 0;
    // Only states of which everything before was read go on being right.
    const usable = known?.origin === 0 && known.from <= from && from < end;
    const states = new Float32Array((to - from) * units);
    const shared = usable ? Math.min(end, to) : from;
    if (usable) states.set(known.states.subarray((from - known.from) * units, (shared - known.from) * units));
    let origin = 0;
    for await (const passage of this.#reading.passages(shared, to, patience, pause)) {
      ({ origin } = passage);
      const hidden = passage.activations.layers[layers - 1]?.get('hidden');
      if (hidden) states.set(hidden, (passage.from - from) * units);
    }
    const kept = { from, units, states, origin };
    if (!usable || to > end) this.#kept = kept;
    return kept;
  }
}
