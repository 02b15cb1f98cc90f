import type { Channel } from '../protocol/channel.ts';
import type { EngineRoom } from '../protocol/engine.ts';

/** A running engine: its own process on Node, two Web Workers in the web host. */
export interface EngineHandle {
  readonly channels: Readonly<Record<EngineRoom, Channel>>;
  /** Cuts the training step under way short, so that a stop or cancel takes effect within milliseconds. */
  interrupt(): void;
  /** Ends the engine; a run under way saves its last state first, where there is time. */
  dispose(): void;
  /** Resolves with a sentence when the engine ended without being told to. */
  readonly died: Promise<string>;
}
