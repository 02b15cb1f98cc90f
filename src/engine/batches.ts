import type { Tokens } from '../text/tokens.ts';
import type { TokenBatch } from './backend.ts';
import { hash32 } from './random.ts';

/** Where training is in its text: which pass, and which window of it comes next. */
export interface BatchCursor {
  readonly epoch: number;
  readonly window: number;
}

/** `hash32`'s stream for the rotation of each epoch. */
const rotationStream = 101;

/**
 * Cuts a text into `batch` contiguous lanes read side by side, `sequence` tokens a step, so that the state carried from step to
 * step is the one that really came before. Each epoch begins at another place of the text, which the seed decides.
 */
export class LaneBatches {
  readonly #tokens: Tokens;
  readonly #batch: number;
  readonly #sequence: number;
  readonly #seed: number;
  readonly #inputs: Int32Array;
  readonly #targets: Int32Array;
  #cursor: BatchCursor;

  /** Throws a RangeError for fewer than two tokens. */
  constructor(
    tokens: Tokens,
    shape: { readonly batch: number; readonly sequence: number },
    seed: number,
    cursor: BatchCursor = { epoch: 0, window: 0 },
  ) {
    if (tokens.length < 2) throw new RangeError('Training needs at least two tokens.');
    this.#tokens = tokens;
    this.#batch = shape.batch;
    this.#sequence = shape.sequence;
    this.#seed = seed;
    this.#inputs = new Int32Array(shape.batch * shape.sequence);
    this.#targets = new Int32Array(shape.batch * shape.sequence);
    this.#cursor = cursor;
  }

  get cursor(): BatchCursor {
    return this.#cursor;
  }

  /** Whether the next batch continues no other: the carried state has to be zero. */
  get startsEpoch(): boolean {
    return this.#cursor.window === 0;
  }

  get windowsPerEpoch(): number {
    return Math.max(1, Math.floor(this.#tokens.length / this.#batch / this.#sequence));
  }

  /** The batch at the cursor; its arrays are used again by the next call. */
  current(): TokenBatch {
    const tokens = this.#tokens;
    const { length } = tokens;
    const { epoch, window } = this.#cursor;
    const rotation = hash32(this.#seed, rotationStream, epoch) % length;
    let at = 0;
    for (let lane = 0; lane < this.#batch; lane++) {
      let position = (rotation + Math.floor((lane * length) / this.#batch) + window * this.#sequence) % length;
      for (let step = 0; step < this.#sequence; step++, at++) {
        const following = position + 1;
        this.#inputs[at] = tokens[position] ?? 0;
        // The text's first token does not follow its last.
        this.#targets[at] = following < length ? (tokens[following] ?? 0) : -1;
        position = following < length ? following : 0;
      }
    }
    return { batch: this.#batch, time: this.#sequence, inputs: this.#inputs, targets: this.#targets };
  }

  advance(): void {
    const { epoch, window } = this.#cursor;
    const last = window + 1 >= this.windowsPerEpoch;
    this.#cursor = last ? { epoch: epoch + 1, window: 0 } : { epoch, window: window + 1 };
  }
}
