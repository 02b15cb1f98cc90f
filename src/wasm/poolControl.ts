import type { Command } from './rank.ts';

/** Words of the control block, all 32-bit integers. */
const ROUND = 0;
const ARRIVED = 1;
const STOP = 2;
const FAILED = 3;
const FIRST_PULSE = 8;
const COMMAND_BYTES = 512;

const kinds = ['findGradients', 'gather', 'update'] as const;
const fields = {
  findGradients: ['batch', 'time', 'scale', 'dropoutSeed', 'attended'],
  gather: [],
  update: ['batch', 'time', 'rate', 'epsilon', 'gradientScale'],
} as const;

/** How the threads of one model talk: a few words of shared memory that all of them see. */
export class PoolControl {
  readonly buffer: SharedArrayBuffer;
  readonly #words: Int32Array;
  readonly #command: Float64Array;

  constructor(buffer = new SharedArrayBuffer(COMMAND_BYTES + 64)) {
    this.buffer = buffer;
    this.#words = new Int32Array(buffer, 0, COMMAND_BYTES / 4);
    this.#command = new Float64Array(buffer, COMMAND_BYTES, 8);
  }

  /** Begins a round: every waiting thread carries out the command. */
  announce(command: Command): void {
    this.#command[0] = kinds.indexOf(command.kind);
    const values: Partial<Record<string, unknown>> = command;
    for (const [i, field] of fields[command.kind].entries()) this.#command[i + 1] = Number(values[field]);
    Atomics.store(this.#words, STOP, 0);
    Atomics.store(this.#words, ARRIVED, 0);
    this.#nextRound();
  }

  /** Sends all threads home. */
  dismiss(): void {
    this.#command[0] = -1;
    this.#nextRound();
  }

  /** Waits for a round after `seen`; returns its number and its command, null when there is nothing more to do. */
  awaitRound(seen: number): { readonly round: number; readonly command: Command | null } {
    for (let spin = 0; spin < 2000 && Atomics.load(this.#words, ROUND) === seen; spin++);
    Atomics.wait(this.#words, ROUND, seen);
    const kind = kinds[this.#command[0] ?? -1];
    const round = Atomics.load(this.#words, ROUND);
    if (kind === undefined) return { round, command: null };
    const values = fields[kind].map((field, i) => [field, this.#command[i + 1] ?? NaN] as const);
    return { round, command: { kind, ...Object.fromEntries(values) } as unknown as Command };
  }

  /** Says that this thread has done its part of the round. */
  arrive(): void {
    Atomics.add(this.#words, ARRIVED, 1);
    Atomics.notify(this.#words, ARRIVED);
  }

  get arrived(): number {
    return Atomics.load(this.#words, ARRIVED);
  }

  /** Waits until more than `arrived` threads have arrived, but no longer than `milliseconds`. */
  awaitArrival(arrived: number, milliseconds: number): void {
    for (let spin = 0; spin < 2000 && Atomics.load(this.#words, ARRIVED) === arrived; spin++);
    Atomics.wait(this.#words, ARRIVED, arrived, milliseconds);
  }

  /** Tells all threads to leave the round early. */
  stop(): void {
    Atomics.store(this.#words, STOP, 1);
  }

  get stopped(): boolean {
    return Atomics.load(this.#words, STOP) !== 0;
  }

  /** Says that a thread met an error. */
  fail(): void {
    Atomics.store(this.#words, FAILED, 1);
    this.stop();
  }

  get failed(): boolean {
    return Atomics.load(this.#words, FAILED) !== 0;
  }

  /** A thread's sign of life. */
  pulse(rank: number): void {
    Atomics.add(this.#words, FIRST_PULSE + rank, 1);
  }

  /** A number that changes while any thread lives. */
  get pulses(): number {
    return this.#words.subarray(FIRST_PULSE).reduce((sum, _, i) => sum + Atomics.load(this.#words, FIRST_PULSE + i), 0);
  }

  #nextRound(): void {
    Atomics.add(this.#words, ROUND, 1);
    Atomics.notify(this.#words, ROUND);
  }
}
