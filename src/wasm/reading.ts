import type {
  Activations,
  InputGradient,
  NextTokens,
  Quantity,
  RecurrentState,
  Score,
  TokenBatch,
} from '../engine/backend.ts';
import { quantitiesOf } from '../engine/backend.ts';
import type { Cell } from '../engine/configuration.ts';
import { advance, Arena } from './arena.ts';
import type { DocumentMemory } from './documentMemory.ts';
import { DocumentNetwork, type NetworkCapacity } from './documentNetwork.ts';
import type { Address } from './kernels.ts';
import { rowsOf, type Extent } from './layers/extent.ts';
import type { RecurrentLayer } from './layers/recurrentLayer.ts';
import { matrix, type Matrix } from './matrix.ts';
import { emptyState, loadState, rememberedIn, requireState, storeState } from './statePlaces.ts';
import { layTimeMajor } from './timeMajor.ts';

/**
 * Everything that only reads a model: scores, activations, inference, gradients of a prediction. Works in a network of its own behind
 * the model's memory, built anew when a longer text comes.
 */
export class Reading {
  readonly #memory: DocumentMemory;
  #network: DocumentNetwork | null = null;
  #room: NetworkCapacity = { rows: 0, batch: 0, time: 0, backwards: false, indexed: false };

  constructor(memory: DocumentMemory) {
    this.#memory = memory;
  }

  score(
    { batch, time, inputs, targets }: TokenBatch,
    state: RecurrentState | null,
  ): { readonly nats: Float32Array; readonly state: RecurrentState } {
    const extent = { time, batch };
    const network = this.#networkFor(extent);
    const { machine } = this.#memory;
    layTimeMajor(machine, targets, time, { first: 0, count: batch }, network.decoder.targets);
    const read = this.#run(network, inputs, extent, state);
    network.decoder.score(read, rowsOf(extent));
    const found = machine.floats(network.decoder.nats, rowsOf(extent)); // [time, batch]
    const nats = Float32Array.from(found, (_, i) => found[(i % time) * batch + Math.floor(i / time)] ?? 0); // [batch, time]
    return { nats, state: this.#stateAfter(network, extent) };
  }

  forward(tokens: Int32Array, state: RecurrentState | null): Activations {
    const extent = { time: tokens.length, batch: 1 };
    const network = this.#networkFor(extent);
    const read = this.#run(network, tokens, extent, state);
    return {
      time: extent.time,
      layers: network.layers.map((layer) => this.#quantities(layer, extent)),
      logits: this.#logits(network, read, extent.time).logits,
      attention: this.#attention(network, extent),
      state: this.#stateAfter(network, extent),
    };
  }

  read(tokens: Int32Array, state: RecurrentState | null): NextTokens {
    const extent = { time: tokens.length, batch: 1 };
    const network = this.#networkFor(extent);
    const read = this.#run(network, tokens, extent, state);
    const last = advance(read, (extent.time - 1) * network.initialState(1).width);
    return { ...this.#logits(network, last, 1), state: this.#stateAfter(network, extent) };
  }

  infer(tokens: Int32Array, state: RecurrentState | null): NextTokens {
    const extent = { time: 1, batch: tokens.length };
    const network = this.#networkFor(extent);
    const read = this.#run(network, tokens, extent, state);
    return { ...this.#logits(network, read, extent.batch), state: this.#stateAfter(network, extent) };
  }

  inputGradient(tokens: Int32Array, state: RecurrentState | null, token: number, score: Score): InputGradient {
    const extent = { time: tokens.length, batch: 1 };
    const network = this.#networkFor(extent, true);
    const { machine, plan } = this.#memory;
    const { embedding, hidden } = plan.configuration;
    const { width } = network.initialState(1);
    const read = this.#run(network, tokens, extent, state);
    const last = (extent.time - 1) * width;
    const { logits, normalisers } = this.#logits(network, advance(read, last), 1);
    machine.kernels.clear(extent.time * width, network.owed);
    network.decoder.decodeBack(
      scoreGradient(logits, normalisers[0] ?? NaN, token, score, network.decoder.stride),
      advance(network.owed, last),
    );
    const hiddens: Float32Array[] = [];
    network.backward(extent, null, null, () => hiddens.unshift(this.#dense(network.owed, extent.time, hidden, width)));
    const stride = network.embedding.width;
    return {
      time: extent.time,
      inputs: this.#dense(network.embedding.rows, extent.time, embedding, stride),
      gradient: this.#dense(network.owedInputs, extent.time, embedding, stride),
      hidden: hiddens,
    };
  }

  /** A network with room for `extent`: the one there is, or a larger one in its place. */
  #networkFor({ time, batch }: Extent, backwards = false): DocumentNetwork {
    const rows = time * batch;
    if (rows === 0) throw new RangeError('There is no token to read.');
    const room = this.#room;
    const fits = rows <= room.rows && batch <= room.batch && time <= room.time && (room.backwards || !backwards);
    if (this.#network && fits) return this.#network;
    this.#room = {
      rows: Math.max(room.rows, 2 ** Math.ceil(Math.log2(rows))),
      batch: Math.max(room.batch, batch),
      time: Math.max(room.time, 2 ** Math.ceil(Math.log2(time))),
      backwards: room.backwards || backwards,
      indexed: false,
    };
    const { machine, plan, weightPlaces, end } = this.#memory;
    const arena = new Arena(end);
    this.#network = new DocumentNetwork(machine, arena, plan.configuration, weightPlaces, this.#room);
    machine.extendTo(arena.end);
    return this.#network;
  }

  /** One pass forwards over tokens [batch, time]; returns where the states lie that the decoder reads. */
  #run(network: DocumentNetwork, tokens: Int32Array, extent: Extent, state: RecurrentState | null): Address {
    const { machine, plan } = this.#memory;
    if (state) requireState(plan.configuration, state, extent.batch);
    const slice = { first: 0, count: extent.batch };
    layTimeMajor(machine, tokens, extent.time, slice, network.embedding.tokens);
    if (network.attention) network.attention.remembered = rememberedIn(state, plan.configuration);
    storeState(machine, plan.configuration, state, slice, network.initialState(extent.batch));
    return network.forward(extent, null);
  }

  #stateAfter(network: DocumentNetwork, extent: Extent): RecurrentState {
    const { machine, plan } = this.#memory;
    const places = network.finalState(extent);
    const state = emptyState(plan.configuration, extent.batch, places.past?.count ?? 0);
    loadState(machine, plan.configuration, places, { first: 0, count: extent.batch }, state);
    return state;
  }

  /** [time, remembered + time] after a pass over one sequence */
  #attention(network: DocumentNetwork, extent: Extent): Float32Array | null {
    const weights = network.attention?.weightsOf(0, extent);
    return weights ? this.#dense(weights.address, weights.rows, weights.columns, weights.rowStride) : null;
  }

  #logits(network: DocumentNetwork, states: Address, rows: number): Omit<NextTokens, 'state'> {
    const { machine, plan } = this.#memory;
    const { vocabulary } = plan.configuration;
    const logits = new Float32Array(rows * vocabulary);
    const normalisers = new Float64Array(rows);
    network.decoder.decode(states, rows, (found, summed, row) => {
      this.#copyRows(found, vocabulary, logits, row);
      normalisers.set(summed, row);
    });
    machine.pulse();
    return { logits, normalisers };
  }

  /** The quantities of one layer after a pass over one sequence. */
  #quantities(layer: RecurrentLayer, { time }: Extent): ReadonlyMap<Quantity, Float32Array> {
    const { configuration } = this.#memory.plan;
    const { cell, coupledGates, hidden } = configuration;
    const gates = gatesOf(cell, coupledGates);
    const read = (quantity: Quantity): Float32Array => {
      if (quantity === 'hidden') return this.#dense(layer.stateAt(1, 1), time, hidden, layer.hidden);
      if (quantity === 'cellState') return this.#dense(layer.cellAt(1, 1), time, hidden, layer.hidden);
      if (quantity === 'forget' && coupledGates) return read('input').map((input) => 1 - input);
      const gate = gates.indexOf(quantity);
      return this.#dense(advance(layer.gates, gate * layer.hidden), time, hidden, layer.width);
    };
    return new Map(quantitiesOf[cell].map((quantity) => [quantity, read(quantity)]));
  }

  /** A copy of rows without their padding. */
  #dense(address: Address, rows: number, width: number, stride: number): Float32Array {
    const dense = new Float32Array(rows * width);
    this.#copyRows(matrix(address, rows, width, stride), width, dense, 0);
    return dense;
  }

  /** Copies the first `width` columns to the rows of `dense` [rows, width] from `first` on. */
  #copyRows({ address, rows, rowStride }: Matrix, width: number, dense: Float32Array, first: number): void {
    const from = this.#memory.machine.floats(address, (rows - 1) * rowStride + width);
    for (let row = 0; row < rows; row++) {
      dense.set(from.subarray(row * rowStride, row * rowStride + width), (first + row) * width);
    }
  }
}

/** Gates in the order in which a layer stores them. */
function gatesOf(cell: Cell, coupled: boolean): readonly Quantity[] {
  if (cell === 'gru') return ['reset', 'update', 'candidate'];
  return coupled ? ['input', 'candidate', 'output'] : ['input', 'forget', 'candidate', 'output'];
}

/** Gradient of a logit, or of a log-probability, with respect to all logits; filled up with zeros to `length`. */
function scoreGradient(
  logits: Float32Array,
  normaliser: number,
  token: number,
  score: Score,
  length: number,
): Float32Array {
  const gradient = new Float32Array(length);
  if (score === 'logProbability') {
    for (const [i, logit] of logits.entries()) gradient[i] = -Math.exp(logit - normaliser);
  }
  gradient[token] = (gradient[token] ?? 0) + 1;
  return gradient;
}
