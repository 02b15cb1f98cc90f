import type { Channel } from '../protocol/channel.ts';
import type { EngineRoom } from '../protocol/engine.ts';

/** How an engine ended without being told to. */
export interface EngineEnd {
  readonly sentence: string;
  /** Whether a fault of its own code ended it; the next one leaves out what is experimental. */
  readonly broke: boolean;
}

/** A running engine: its own process on Node, four Web Workers in the web host. */
export interface EngineHandle {
  readonly channels: Readonly<Record<EngineRoom, Channel>>;
  /** Cuts the training step under way short, so that a stop or cancel takes effect within milliseconds. */
  interrupt(): void;
  /** Ends the engine; a run under way saves its last state first, where there is time. */
  dispose(): void;
  /** Resolves when the engine ended without being told to. */
  readonly died: Promise<EngineEnd>;
}
