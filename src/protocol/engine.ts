/** The conversations of the engine: with what trains, answers from published weights, measures for lessons, suggests words. */
export type EngineRoom = 'trainer' | 'reader' | 'experimenter' | 'predictor';

/** How the conversations share the one channel of the engine's process. */
export interface Envelope {
  readonly room: EngineRoom;
  readonly message: unknown;
}

/** Tells the engine's process to cut the training step under way short, so that Cancel does not wait for it. */
export interface Interrupt {
  readonly interrupt: true;
}

/** Compiled kernels the engine loads, by their names under dist/engine. */
export const engineFiles = ['kernels/plain.wasm', 'kernels/relaxed.wasm', 'tfjs-backend-wasm-simd.wasm'] as const;

/** The first message to a worker of the web host: where trainer and reader meet, and what it cannot reach itself. */
export interface WorkerStart {
  readonly publications: MessagePort;
  /** Speaks `DiskCalls`. */
  readonly disk: MessagePort;
  /** The contents of `engineFiles`. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}
