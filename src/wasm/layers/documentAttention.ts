import { advance, pad } from '../arena.ts';
import type { Address } from '../kernels.ts';
import { matrix, transposed, type Matrix } from '../matrix.ts';
import { rowsOf, type Extent } from './extent.ts';
import type { Space } from './space.ts';

/** Where the weights of attention lie, or their gradients. */
export interface AttentionWeights {
  /** [hidden, hidden] */
  readonly score: Address;
  /** [hidden, 2 * hidden]: what meets the context, then what meets the state */
  readonly combine: Address;
  /** [hidden] */
  readonly bias: Address;
}

/**
 * Luong's general attention (2015) of a document's model over its own past states, h_j with t - window <= j < t:
 *   e_tj = h_t^T W h_j,  a_t = softmax(e_t),  c_t = sum_j a_tj h_j,  joined_t = tanh(W_c [c_t; h_t] + b)
 */
export class DocumentAttention {
  /** [time, batch, hidden]: what the decoder reads instead of the states */
  readonly joined: Address;
  /** [remembered + time, batch, hidden]: the states looked back on, those of earlier passes first */
  readonly memory: Address;
  /** How many states of earlier passes lie in front; to be set before a pass, with the states in their place. */
  remembered = 0;
  readonly #space: Space;
  readonly #hidden: number;
  readonly #window: number;
  readonly #weights: AttentionWeights;
  /** [time, batch, hidden]: W^T h_t */
  readonly #queries: Address;
  /** [batch, time, places], places being all that lie in memory, padded */
  readonly #attention: Address;
  /** [time, batch, hidden] */
  readonly #contexts: Address;
  /** Gradients, as large as what they are of; states' come on top of what the recurrence owes them. */
  readonly #owedMemory: Address;
  readonly #owedQueries: Address;
  readonly #owedAttention: Address;
  readonly #owedContexts: Address;
  readonly #owedStates: Address;

  /** `time` is the longest pass. */
  constructor(space: Space, time: number, hidden: number, window: number, weights: AttentionWeights) {
    const { arena, rows, batch, backwards } = space;
    this.#space = space;
    this.#hidden = pad(hidden);
    this.#window = window;
    this.#weights = weights;
    const remembered = (window * batch + rows + 8 * batch) * this.#hidden; // 8: rows read as padding
    const scores = rows * pad(window + time);
    const states = rows * this.#hidden;
    this.joined = arena.reserve(states);
    this.memory = arena.reserve(remembered);
    this.#queries = arena.reserve(states);
    this.#attention = arena.reserve(scores);
    this.#contexts = arena.reserve(states);
    const reserve = (count: number): Address => (backwards ? arena.reserve(count) : 0);
    this.#owedMemory = reserve(remembered);
    this.#owedQueries = reserve(states);
    this.#owedAttention = reserve(scores);
    this.#owedContexts = reserve(states);
    this.#owedStates = reserve(states);
  }

  /** How many states the pass after this one may look back on. */
  rememberedAfter({ time }: Extent): number {
    return Math.min(this.#window, this.remembered + time);
  }

  /** Where those lie, [remembered, batch, hidden]. */
  pastAfter(extent: Extent): Address {
    const forgotten = this.remembered + extent.time - this.rememberedAfter(extent);
    return advance(this.memory, forgotten * extent.batch * this.#hidden);
  }

  /** Weights of one sequence's positions, [time, remembered + time], rows `rowStride` floats apart. */
  weightsOf(sequence: number, { time }: Extent): Matrix {
    const places = this.remembered + time;
    const stride = pad(places);
    return matrix(advance(this.#attention, sequence * time * stride), time, places, stride);
  }

  /** From states [time, batch, hidden] to `joined`. */
  forward(states: Address, extent: Extent): void {
    const { machine, products } = this.#space;
    const { kernels } = machine;
    const rows = rowsOf(extent);
    const read = this.#rows(states, extent);
    const newer = advance(this.memory, this.remembered * extent.batch * this.#hidden);
    kernels.copy(rows * this.#hidden, states, newer);
    products.multiply(read, this.#square(this.#weights.score), this.#rows(this.#queries, extent));
    for (let b = 0; b < extent.batch; b++) {
      const memory = this.#memoryOf(this.memory, b, extent);
      const weights = this.weightsOf(b, extent);
      products.multiply(this.#sequence(this.#queries, b, extent), transposed(memory), weights);
      kernels.attend(extent.time, weights.rowStride, this.remembered, this.#window, weights.address);
      products.multiply(weights, memory, this.#sequence(this.#contexts, b, extent));
    }
    const joined = this.#rows(this.joined, extent);
    products.project(this.#rows(this.#contexts, extent), this.#combine(this.#weights, 0), joined);
    products.project(read, this.#combine(this.#weights, 1), joined, true);
    kernels.addToRows(rows, this.#hidden, this.#weights.bias, this.joined);
    kernels.rnnForward(rows * this.#hidden, this.joined, this.joined);
  }

  /** `owed` [time, batch, hidden] to `joined` becomes what `states` are owed; sets `gradients` where there are any. */
  backward(states: Address, owed: Address, extent: Extent, gradients: AttentionWeights | null): void {
    const { machine, products } = this.#space;
    const { kernels } = machine;
    const rows = rowsOf(extent);
    kernels.tanhBackward(rows * this.#hidden, this.joined, owed);
    const owedJoined = this.#rows(owed, extent);
    products.multiply(owedJoined, this.#combine(this.#weights, 0), this.#rows(this.#owedContexts, extent));
    products.multiply(owedJoined, this.#combine(this.#weights, 1), this.#rows(this.#owedStates, extent));
    for (let b = 0; b < extent.batch; b++) this.#lookBackwards(b, extent);
    const newer = advance(this.#owedMemory, this.remembered * extent.batch * this.#hidden);
    kernels.addTo(rows * this.#hidden, newer, this.#owedStates);
    const owedQueries = this.#rows(this.#owedQueries, extent);
    const owedStates = this.#rows(this.#owedStates, extent);
    products.multiply(owedQueries, transposed(this.#square(this.#weights.score)), owedStates, true);
    if (gradients) {
      const read = this.#rows(states, extent);
      const contexts = this.#rows(this.#contexts, extent);
      kernels.sumRows(rows, this.#hidden, owed, gradients.bias);
      products.multiply(transposed(owedJoined), contexts, this.#combine(gradients, 0));
      products.multiply(transposed(owedJoined), read, this.#combine(gradients, 1));
      products.multiply(transposed(read), owedQueries, this.#square(gradients.score));
    }
    kernels.copy(rows * this.#hidden, this.#owedStates, owed);
  }

  /** From what one sequence's contexts are owed to what its queries and its memory are. */
  #lookBackwards(b: number, extent: Extent): void {
    const { machine, products } = this.#space;
    const { kernels } = machine;
    const memory = this.#memoryOf(this.memory, b, extent);
    const owedMemory = this.#memoryOf(this.#owedMemory, b, extent);
    const weights = this.weightsOf(b, extent);
    const owedWeights = { ...weights, address: weights.address - this.#attention + this.#owedAttention };
    const owedContexts = this.#sequence(this.#owedContexts, b, extent);
    kernels.clear(weights.rows * weights.rowStride, owedWeights.address);
    products.multiply(owedContexts, transposed(memory), owedWeights);
    products.multiply(transposed(weights), owedContexts, owedMemory);
    kernels.attendBackward(extent.time, weights.rowStride, weights.address, owedWeights.address);
    products.multiply(owedWeights, memory, this.#sequence(this.#owedQueries, b, extent));
    products.multiply(transposed(owedWeights), this.#sequence(this.#queries, b, extent), owedMemory, true);
  }

  /** [time * batch, hidden] */
  #rows(address: Address, extent: Extent): Matrix {
    return matrix(address, rowsOf(extent), this.#hidden);
  }

  /** [time, hidden] of one sequence */
  #sequence(address: Address, b: number, { time, batch }: Extent): Matrix {
    return matrix(advance(address, b * this.#hidden), time, this.#hidden, batch * this.#hidden);
  }

  /** [remembered + time, hidden] of one sequence */
  #memoryOf(address: Address, b: number, { time, batch }: Extent): Matrix {
    return matrix(advance(address, b * this.#hidden), this.remembered + time, this.#hidden, batch * this.#hidden);
  }

  #square(address: Address): Matrix {
    return matrix(address, this.#hidden, this.#hidden);
  }

  /** Half 0 meets the context, half 1 the state. */
  #combine({ combine }: AttentionWeights, half: 0 | 1): Matrix {
    return matrix(advance(combine, half * this.#hidden), this.#hidden, this.#hidden, 2 * this.#hidden);
  }
}
