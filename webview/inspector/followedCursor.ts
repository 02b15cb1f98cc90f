/**
 * Whether the heatmap shows the editor's cursor. It does, also where the stretch of text it shows moves, until somebody moves past its
 * edge: then it stays where it was moved to, until the cursor goes elsewhere.
 */
export class FollowedCursor {
  /** Offset of the cursor that somebody moved away from. */
  #left: number | null = null;

  /** Somebody moved past the edge while the cursor stood at an offset. */
  leave(cursor: number): void {
    this.#left = cursor;
  }

  /** Whether to show the cursor, told wherever it stands now. */
  isFollowed(cursor: number): boolean {
    if (cursor !== this.#left) this.#left = null;
    return this.#left === null;
  }
}
