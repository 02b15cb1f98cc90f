/** Rows of the block of C that one tile keeps in registers. */
export const TILE_ROWS: i32 = 4;

/** Columns of it. WIDE_TILES is set by the build; see `tile16.ts`. */
export const TILE_COLUMNS: i32 = WIDE_TILES ? 16 : 8;

/** Depth that one pass over a tile sums: the panels of both factors then stay in the first-level cache. */
export const DEPTH_BLOCK: i32 = 256;

/** Rows of A packed at a time: with DEPTH_BLOCK, 128 KB of the second-level cache. */
export const ROW_BLOCK: i32 = 128;

/** Floats between two panels: without them, panels of DEPTH_BLOCK steps would lie a multiple of 4 KB apart and share cache sets. */
export const PANEL_GAP: i32 = 16;
