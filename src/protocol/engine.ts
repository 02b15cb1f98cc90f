/** The two conversations of the engine: one with what trains, one with what answers from published weights. */
export const engineRooms = ['trainer', 'reader'] as const;
export type EngineRoom = (typeof engineRooms)[number];

/** How both conversations share the one channel of the engine's process. */
export interface Envelope {
  readonly room: EngineRoom;
  readonly message: unknown;
}

/** Tells the engine's process to cut the training step under way short, so that Cancel does not wait for it. */
export interface Interrupt {
  readonly interrupt: true;
}
