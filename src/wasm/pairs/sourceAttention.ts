import type { Attention } from '../../engine/configuration.ts';
import { advance, pad } from '../arena.ts';
import type { Address } from '../kernels.ts';
import { rowsOf, type Extent } from '../layers/extent.ts';
import type { Space } from '../layers/space.ts';
import { matrix, transposed, type Matrix } from '../matrix.ts';
import type { SourceShape } from './sourceShape.ts';
import type { SourceAttentionWeights } from './weightPlaces.ts';

export interface SourceAttentionSizes {
  readonly kind: Exclude<Attention, 'none'>;
  readonly hidden: number;
  /** Most source units, decoder steps, and rows of all sources together. */
  readonly sourceTime: number;
  readonly targetTime: number;
  readonly sourceRows: number;
}

/** Attention of a decoder over encoder states, see `PairsModel` for its formulas. Every row of the decoder has its source. */
export class SourceAttention {
  /** [time, batch, hidden]: what the decoder's softmax reads */
  readonly joined: Address;
  /** [source time, sources, 2 * hidden]: going backwards, what is owed to the encoder's states */
  readonly owedMemory: Address;
  readonly #space: Space;
  readonly #kind: SourceAttentionSizes['kind'];
  readonly #hidden: number;
  /** Width of what is summed up, padded. */
  readonly #width: number;
  readonly #weights: SourceAttentionWeights;
  /** [source time, sources, hidden] */
  readonly #keys: Address;
  /** [time, batch, hidden]: the states themselves, but for additive attention */
  readonly #queries: Address;
  /** [batch, time, source time], padded */
  readonly #attention: Address;
  /** [time, batch, width] */
  readonly #contexts: Address;
  readonly #owedKeys: Address;
  readonly #owedQueries: Address;
  readonly #owedAttention: Address;
  readonly #owedContexts: Address;
  readonly #owedStates: Address;
  /** Of the last `read`. */
  #memory: Address = 0;
  #shape: SourceShape | null = null;

  constructor(space: Space, sizes: SourceAttentionSizes, weights: SourceAttentionWeights) {
    const { arena, rows, batch, backwards } = space;
    const { kind, hidden, sourceTime, sourceRows } = sizes;
    this.#space = space;
    this.#kind = kind;
    this.#hidden = pad(hidden);
    this.#width = (kind === 'dot' ? 1 : 2) * this.#hidden;
    this.#weights = weights;
    const keys = (sourceRows + 8 * batch) * this.#hidden; // 8: rows read as padding of a tile
    const states = (rows + 8 * batch) * this.#hidden;
    const scores = rows * pad(sourceTime);
    const back = (count: number): Address => (backwards ? arena.reserve(count) : 0);
    this.joined = arena.reserve(states);
    this.#keys = arena.reserve(keys);
    this.#queries = kind === 'additive' ? arena.reserve(states) : 0;
    this.#attention = arena.reserve(scores);
    this.#contexts = arena.reserve(rows * this.#width);
    this.owedMemory = back(2 * keys);
    this.#owedKeys = back(keys);
    this.#owedQueries = kind === 'additive' ? back(states) : 0;
    this.#owedAttention = back(scores);
    this.#owedContexts = back(rows * this.#width);
    this.#owedStates = back(states);
  }

  /** Takes in encoder states [source time, sources, 2 * hidden] for the passes to come. */
  read(memory: Address, shape: SourceShape): void {
    this.#memory = memory;
    this.#shape = shape;
    const rows = rowsOf(shape.extent);
    this.#space.products.project(
      matrix(memory, rows, 2 * this.#hidden),
      this.#keyWeights(this.#weights),
      matrix(this.#keys, rows, this.#hidden),
    );
  }

  /**
   * From `states` [1 + time, batch, hidden], the one before the pass first, to `joined`. Row b looks at source `sourceOf(b)`;
   * `override` may put other weights in place of the computed ones.
   */
  forward(
    states: Address,
    extent: Extent,
    sourceOf: (row: number) => number = (row) => row,
    override: (weights: Matrix, row: number) => void = () => {},
  ): void {
    const { machine, products } = this.#space;
    const { kernels } = machine;
    const rows = rowsOf(extent);
    const read = advance(states, extent.batch * this.#hidden);
    if (this.#kind === 'additive') {
      products.project(
        this.#rows(states, extent),
        this.#square(this.#weights.query),
        this.#rows(this.#queries, extent),
      );
    }
    for (let b = 0; b < extent.batch; b++) {
      const source = sourceOf(b);
      const weights = this.weightsOf(b, extent);
      this.#score(read, b, source, extent, weights);
      kernels.attendToFirst(extent.time, weights.rowStride, this.#lengthOf(source), weights.address);
      override(weights, b);
      products.multiply(weights, this.#values(source), this.#context(this.#contexts, b, extent));
    }
    const joined = this.#rows(this.joined, extent);
    products.project(this.#contextRows(this.#contexts, extent), this.#combineContext(this.#weights), joined);
    products.project(this.#rows(read, extent), this.#combineState(this.#weights), joined, true);
    kernels.addToRows(rows, this.#hidden, this.#weights.bias, this.joined);
    kernels.rnnForward(rows * this.#hidden, this.joined, this.joined);
  }

  /** Weights of one decoder row, [time, source time]; behind the source's end they are zero. */
  weightsOf(row: number, { time }: Extent): Matrix {
    const sources = this.#sources.time;
    const stride = pad(sources);
    return matrix(advance(this.#attention, row * time * stride), time, sources, stride);
  }

  /**
   * `owed` [time, batch, hidden] to `joined` becomes what the states after each step are owed; sets `gradients` and `owedMemory`.
   * What additive attention owes to the state before the pass is added to by the caller, from the address returned (else 0).
   */
  backward(states: Address, owed: Address, extent: Extent, gradients: SourceAttentionWeights): Address {
    const { machine, products } = this.#space;
    const { kernels } = machine;
    const rows = rowsOf(extent);
    const sourceRows = rowsOf(this.#sources);
    const read = advance(states, extent.batch * this.#hidden);
    const owedJoined = this.#rows(owed, extent);
    kernels.tanhBackward(rows * this.#hidden, this.joined, owed);
    products.multiply(owedJoined, this.#combineContext(this.#weights), this.#contextRows(this.#owedContexts, extent));
    products.multiply(owedJoined, this.#combineState(this.#weights), this.#rows(this.#owedStates, extent));
    kernels.sumRows(rows, this.#hidden, owed, gradients.bias);
    products.multiply(
      transposed(owedJoined),
      this.#contextRows(this.#contexts, extent),
      this.#combineContext(gradients),
    );
    products.multiply(transposed(owedJoined), this.#rows(read, extent), this.#combineState(gradients));

    kernels.clear(sourceRows * this.#hidden, this.#owedKeys);
    if (this.#kind === 'additive') {
      kernels.clear(rows * this.#hidden, this.#owedQueries);
      kernels.clear(this.#hidden, gradients.score);
    }
    for (let b = 0; b < extent.batch; b++) this.#lookBackwards(read, b, extent, gradients);
    const owedKeys = matrix(this.#owedKeys, sourceRows, this.#hidden);
    const memory = matrix(this.#memory, sourceRows, 2 * this.#hidden);
    const owedMemory = matrix(this.owedMemory, sourceRows, 2 * this.#hidden);
    products.multiply(transposed(owedKeys), memory, this.#keyWeights(gradients));
    products.multiply(owedKeys, this.#keyWeights(this.#weights), owedMemory, this.#kind !== 'dot');

    kernels.copy(rows * this.#hidden, this.#owedStates, owed);
    return this.#kind === 'additive' ? this.#queriesBackward(states, owed, extent, gradients) : 0;
  }

  /** From what one row's contexts are owed to what its queries, keys and values are. */
  #lookBackwards(read: Address, b: number, extent: Extent, gradients: SourceAttentionWeights): void {
    const { machine, products } = this.#space;
    const { kernels } = machine;
    const weights = this.weightsOf(b, extent);
    const owedWeights = { ...weights, address: weights.address - this.#attention + this.#owedAttention };
    const owedContexts = this.#context(this.#owedContexts, b, extent);
    kernels.clear(weights.rows * weights.rowStride, owedWeights.address);
    products.multiply(owedContexts, transposed(this.#values(b)), owedWeights);
    const owedValues = this.#kind === 'dot' ? this.#keysOf(this.#owedKeys, b) : this.#statesOf(this.owedMemory, b);
    products.multiply(transposed(weights), owedContexts, owedValues);
    kernels.attendBackward(extent.time, weights.rowStride, weights.address, owedWeights.address);
    const keys = this.#keysOf(this.#keys, b);
    const owedKeys = this.#keysOf(this.#owedKeys, b);
    if (this.#kind !== 'additive') {
      products.multiply(owedWeights, keys, this.#sequence(this.#owedStates, b, extent), true);
      products.multiply(transposed(owedWeights), this.#sequence(read, b, extent), owedKeys, this.#kind === 'dot');
      return;
    }
    const queries = this.#sequence(this.#queries, b, extent);
    kernels.additiveScoresBackward(
      extent.time,
      this.#lengthOf(b),
      this.#hidden,
      queries.address,
      queries.rowStride,
      keys.address,
      keys.rowStride,
      this.#weights.score,
      owedWeights.address,
      owedWeights.rowStride,
      this.#sequence(this.#owedQueries, b, extent).address,
      owedKeys.address,
      gradients.score,
    );
  }

  /** From additive attention's queries to the states before each step; returns what the one before the pass is owed. */
  #queriesBackward(states: Address, owed: Address, extent: Extent, gradients: SourceAttentionWeights): Address {
    const { machine, products } = this.#space;
    const owedQueries = this.#rows(this.#owedQueries, extent);
    const owedBefore = this.#rows(this.#owedStates, extent);
    products.multiply(transposed(owedQueries), this.#rows(states, extent), this.#square(gradients.query));
    products.multiply(owedQueries, this.#square(this.#weights.query), owedBefore);
    const step = extent.batch * this.#hidden;
    machine.kernels.addTo((extent.time - 1) * step, advance(this.#owedStates, step), owed);
    return this.#owedStates;
  }

  #score(read: Address, b: number, source: number, extent: Extent, weights: Matrix): void {
    const keys = this.#keysOf(this.#keys, source);
    if (this.#kind !== 'additive') {
      this.#space.products.multiply(this.#sequence(read, b, extent), transposed(keys), weights);
      return;
    }
    const queries = this.#sequence(this.#queries, b, extent);
    this.#space.machine.kernels.additiveScores(
      extent.time,
      this.#lengthOf(source),
      this.#hidden,
      queries.address,
      queries.rowStride,
      keys.address,
      keys.rowStride,
      this.#weights.score,
      weights.address,
      weights.rowStride,
    );
  }

  get #sources(): Extent {
    if (!this.#shape) throw new Error('Attention needs encoder states to look at.');
    return this.#shape.extent;
  }

  #lengthOf(source: number): number {
    return this.#shape?.lengths[source] ?? 0;
  }

  /** [source time, width] of one source */
  #values(source: number): Matrix {
    return this.#kind === 'dot' ? this.#keysOf(this.#keys, source) : this.#statesOf(this.#memory, source);
  }

  #keysOf(address: Address, source: number): Matrix {
    const { time, batch } = this.#sources;
    return matrix(advance(address, source * this.#hidden), time, this.#hidden, batch * this.#hidden);
  }

  #statesOf(address: Address, source: number): Matrix {
    const { time, batch } = this.#sources;
    const width = 2 * this.#hidden;
    return matrix(advance(address, source * width), time, width, batch * width);
  }

  /** [time, hidden] of one decoder row */
  #sequence(address: Address, b: number, { time, batch }: Extent): Matrix {
    return matrix(advance(address, b * this.#hidden), time, this.#hidden, batch * this.#hidden);
  }

  /** [time, width] of one decoder row */
  #context(address: Address, b: number, { time, batch }: Extent): Matrix {
    return matrix(advance(address, b * this.#width), time, this.#width, batch * this.#width);
  }

  #rows(address: Address, extent: Extent): Matrix {
    return matrix(address, rowsOf(extent), this.#hidden);
  }

  #contextRows(address: Address, extent: Extent): Matrix {
    return matrix(address, rowsOf(extent), this.#width);
  }

  #square(address: Address): Matrix {
    return matrix(address, this.#hidden, this.#hidden);
  }

  #keyWeights({ keys }: SourceAttentionWeights): Matrix {
    return matrix(keys, this.#hidden, 2 * this.#hidden);
  }

  #combineContext({ combine }: SourceAttentionWeights): Matrix {
    return matrix(combine, this.#hidden, this.#width, this.#width + this.#hidden);
  }

  #combineState({ combine }: SourceAttentionWeights): Matrix {
    return matrix(advance(combine, this.#width), this.#hidden, this.#hidden, this.#width + this.#hidden);
  }
}
