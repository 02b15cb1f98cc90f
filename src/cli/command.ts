import type { Backend } from '../engine/backend.ts';
import type { EngineName } from '../engine/configuration.ts';

/** What a command has around it; tests hand over other surroundings. */
export interface Surroundings {
  readonly stdout: Output;
  readonly stderr: Output;
  /** From now on Ctrl-C or a closing terminal abort this signal instead of ending the process. */
  interruption(): AbortSignal;
  /** The folder of the built engine. */
  readonly assets: URL;
  openBackend(engine: EngineName): Promise<Backend>;
}

export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean;
  /** Of a terminal; 0 where it does not know. */
  readonly columns?: number;
}

export interface Command {
  /** How it is called, one line. */
  readonly synopsis: string;
  /** What it does, one line. */
  readonly summary: string;
  /** Its options, a line each. */
  readonly options: readonly string[];
  /** Throws a `UsageError` (exit code 2), or anything else for exit code 1. */
  run(args: string[], around: Surroundings): Promise<void>;
}
