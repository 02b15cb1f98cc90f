import type { RecurrentState } from '../../engine/backend.ts';
import type {
  DecoderStep,
  EncodedSources,
  ForcedAttention,
  PairBatch,
  PairScores,
  SourceBatch,
} from '../../engine/pairsModel.ts';
import { Arena, pad } from '../arena.ts';
import type { Address } from '../kernels.ts';
import type { Extent } from '../layers/extent.ts';
import type { Matrix } from '../matrix.ts';
import { emptyState, loadState, requireState, storeState } from '../statePlaces.ts';
import { layTimeMajor } from '../timeMajor.ts';
import type { PairsMemory } from './memory.ts';
import { PairsNetwork, type PairsRoom } from './network.ts';

/**
 * Everything that only reads a sequence-to-sequence model, in a network of its own behind the model's memory that grows with what is
 * asked.
 */
export class PairsReading {
  readonly #memory: PairsMemory;
  #network: PairsNetwork | null = null;
  #room: PairsRoom = { batch: 1, sourceTime: 32, targetTime: 1, backwards: false };
  /** The sources whose states lie in the encoder's place, made with the weights of now. */
  #loaded: EncodedSources | null = null;

  constructor(memory: PairsMemory) {
    this.#memory = memory;
  }

  /** To be called when weights have changed: keys made with the old ones are no longer good. */
  forget(): void {
    this.#loaded = null;
  }

  score(batch: PairBatch): PairScores {
    const { sources, time, inputs, targets } = batch;
    const extent = { time, batch: sources.batch };
    const network = this.#reserve(sources.batch, sources.time, time);
    this.#loaded = null;
    network.encoder.take(sources, { first: 0, count: sources.batch });
    network.encode(null);
    const slice = { first: 0, count: sources.batch };
    layTimeMajor(this.#memory.machine, inputs, time, slice, network.embedding.tokens, 0);
    const { logits, normalisers } = this.#logits(network, network.decode(extent), extent);
    const vocabulary = this.#memory.plan.configuration.targetVocabulary;
    const rows = (place: number): Float32Array => logits.subarray(place * vocabulary, (place + 1) * vocabulary);
    return {
      nats: Float32Array.from(targets, (target, place) =>
        target < 0 ? 0 : (normalisers[place] ?? NaN) - (rows(place)[target] ?? NaN),
      ),
      predictions: Int32Array.from(targets, (_, place) => largestIndex(rows(place))),
      attention: this.#attention(network, extent),
    };
  }

  encode(sources: SourceBatch): EncodedSources {
    const { machine, plan } = this.#memory;
    const { configuration } = plan;
    const { hidden } = configuration;
    const network = this.#reserve(sources.batch, sources.time, 1);
    network.encoder.take(sources, { first: 0, count: sources.batch });
    network.encode(null);
    const state = emptyState(configuration, sources.batch);
    const slice = { first: 0, count: sources.batch };
    loadState(machine, configuration, network.stateAt(0, sources.batch), slice, state);
    const memory = new Float32Array(sources.batch * sources.time * 2 * hidden);
    this.#eachState(network.encoder.memory, sources, (from, to, source, t) => {
      if (t < (network.encoder.shape.lengths[source] ?? 0)) memory.set(from, to);
    });
    this.#loaded = { sources, memory, state };
    return this.#loaded;
  }

  decode(
    encoded: EncodedSources,
    rows: Int32Array,
    tokens: Int32Array,
    state: RecurrentState | null,
    forced?: ForcedAttention,
  ): DecoderStep {
    const { machine, plan } = this.#memory;
    const { configuration } = plan;
    const batch = tokens.length;
    const extent = { time: 1, batch };
    if (state) requireState(configuration, state, batch);
    const network = this.#reserve(Math.max(batch, encoded.sources.batch), encoded.sources.time, 1);
    this.#load(network, encoded);
    const initial = network.stateAt(0, batch);
    if (state) storeState(machine, configuration, state, { first: 0, count: batch }, initial);
    else {
      const { width } = initial;
      for (const [row, source] of rows.entries()) {
        const own = {
          ...initial,
          hidden: initial.hidden.map((address) => address + row * width * 4),
          cells: initial.cells.map((address) => address + row * width * 4),
        };
        storeState(machine, configuration, encoded.state, { first: source, count: 1 }, own);
      }
    }
    layTimeMajor(machine, tokens, 1, { first: 0, count: batch }, network.embedding.tokens);
    const states = network.decode(extent, {
      sourceOf: (row) => rows[row] ?? 0,
      override: (weights, row) => this.#force(weights, forced?.[row] ?? null),
    });
    const after = emptyState(configuration, batch);
    loadState(machine, configuration, network.stateAt(1, batch), { first: 0, count: batch }, after);
    return {
      logits: this.#logits(network, states, extent).logits,
      attention: this.#attention(network, extent),
      state: after,
    };
  }

  /** Puts encoder states back in their place, unless they still lie there. */
  #load(network: PairsNetwork, encoded: EncodedSources): void {
    if (this.#loaded === encoded) return;
    network.encoder.take(encoded.sources, { first: 0, count: encoded.sources.batch });
    this.#eachState(network.encoder.memory, encoded.sources, (to, from) => {
      to.set(encoded.memory.subarray(from, from + to.length));
    });
    network.attention?.read(network.encoder.memory, network.encoder.shape);
    this.#loaded = encoded;
  }

  /** Visits each direction's state of each source unit: a view of it in memory, its place in [batch, time, 2 * hidden]. */
  #eachState(
    address: Address,
    { batch, time }: SourceBatch,
    visit: (state: Float32Array, place: number, source: number, t: number) => void,
  ): void {
    const { hidden } = this.#memory.plan.configuration;
    const width = pad(hidden);
    const all = this.#memory.machine.floats(address, batch * time * 2 * width);
    for (let source = 0; source < batch; source++) {
      for (let t = 0; t < time; t++) {
        for (const half of [0, 1]) {
          const at = ((t * batch + source) * 2 + half) * width;
          visit(all.subarray(at, at + hidden), ((source * time + t) * 2 + half) * hidden, source, t);
        }
      }
    }
  }

  #force(weights: Matrix, forced: Float32Array | null): void {
    if (!forced) return;
    if (forced.length !== weights.columns) {
      throw new RangeError(`Forced attention needs ${weights.columns} weights a row.`);
    }
    this.#memory.machine.floats(weights.address, weights.columns).set(forced);
  }

  /** Logits [batch, time, vocabulary], and the logarithms of their summed exponentials [batch, time]. */
  #logits(
    network: PairsNetwork,
    states: Address,
    { time, batch }: Extent,
  ): { readonly logits: Float32Array; readonly normalisers: Float64Array } {
    const { machine, plan } = this.#memory;
    const { configuration } = plan;
    const { targetVocabulary: vocabulary } = configuration;
    const all = new Float32Array(time * batch * vocabulary);
    const normalisers = new Float64Array(time * batch);
    network.decoder.decode(states, time * batch, (logits, summed, first) => {
      const rows = machine.floats(logits.address, logits.rows * logits.rowStride);
      for (let row = 0; row < logits.rows; row++) {
        const [t, b] = [Math.floor((first + row) / batch), (first + row) % batch];
        const from = row * logits.rowStride;
        all.set(rows.subarray(from, from + vocabulary), (b * time + t) * vocabulary);
        normalisers[b * time + t] = summed[row] ?? NaN;
      }
    });
    machine.pulse();
    return { logits: all, normalisers };
  }

  /** [batch, time, source time] */
  #attention(network: PairsNetwork, extent: Extent): Float32Array | null {
    const { attention, encoder } = network;
    if (!attention) return null;
    const sources = encoder.shape.extent.time;
    const all = new Float32Array(extent.batch * extent.time * sources);
    for (let b = 0; b < extent.batch; b++) {
      const { address, rowStride } = attention.weightsOf(b, extent);
      const rows = this.#memory.machine.floats(address, extent.time * rowStride);
      for (let t = 0; t < extent.time; t++) {
        all.set(rows.subarray(t * rowStride, t * rowStride + sources), (b * extent.time + t) * sources);
      }
    }
    return all;
  }

  /** A network with room for that much, the last one where it has. */
  #reserve(batch: number, sourceTime: number, targetTime: number): PairsNetwork {
    const room = this.#room;
    const fits = batch <= room.batch && sourceTime <= room.sourceTime && targetTime <= room.targetTime;
    if (this.#network && fits) return this.#network;
    this.#room = {
      batch: Math.max(room.batch, batch),
      sourceTime: Math.max(room.sourceTime, sourceTime),
      targetTime: Math.max(room.targetTime, targetTime),
      backwards: false,
    };
    const { machine, plan, weightPlaces, end } = this.#memory;
    const arena = new Arena(end);
    this.#network = new PairsNetwork(machine, arena, plan.configuration, weightPlaces, this.#room);
    this.#loaded = null;
    machine.extendTo(arena.end);
    return this.#network;
  }
}

function largestIndex(values: Float32Array): number {
  let best = 0;
  for (let index = 1; index < values.length; index++) if ((values[index] ?? 0) > (values[best] ?? 0)) best = index;
  return best;
}
