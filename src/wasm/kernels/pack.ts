import { DEPTH_BLOCK, PANEL_GAP, TILE_COLUMNS, TILE_ROWS } from './shape';

/**
 * Floats of adjacent lanes read at once: few visits to each row of a row-major source, since rows may share cache sets and lie on pages of
 * their own.
 */
const RUN: i32 = 64;

/** Bytes from one panel of `width` lanes to the next. */
export function panelBytes(depth: i32, width: i32): usize {
  return (<usize>(depth * width + PANEL_GAP)) << 2;
}

/**
 * Packs B [depth, columns] as blocks of DEPTH_BLOCK rows, each as panels [depth][TILE_COLUMNS]; columns past the end are zero.
 * Element (k, j) of B lies at
 * `k * rowStride + j * columnStride` floats; one of the strides is 1.
 */
export function packRight(depth: i32, columns: i32, b: usize, rowStride: i32, columnStride: i32, packed: usize): void {
  const panels = (columns + TILE_COLUMNS - 1) / TILE_COLUMNS;
  for (let k = 0; k < depth; k += DEPTH_BLOCK) {
    const block = min(DEPTH_BLOCK, depth - k);
    Panels.pack(columns, block, b + ((<usize>k * rowStride) << 2), columnStride, rowStride, TILE_COLUMNS, packed);
    packed += <usize>panels * panelBytes(block, TILE_COLUMNS);
  }
}

/** Packs one block of A [rows, depth] as panels [depth][TILE_ROWS], rows past the end filled with zeros. */
export function packLeft(rows: i32, depth: i32, a: usize, rowStride: i32, columnStride: i32, packed: usize): void {
  Panels.pack(rows, depth, a, rowStride, columnStride, TILE_ROWS, packed);
}

/** Panels of `width` lanes, each [depth][width]; strides in floats from lane to lane and from depth to depth. */
abstract class Panels {
  @inline static pack(
    lanes: i32,
    depth: i32,
    source: usize,
    laneStride: i32,
    depthStride: i32,
    width: i32,
    packed: usize,
  ): void {
    const panel = panelBytes(depth, width);
    const full = (lanes / width) * width;
    if (laneStride == 1) {
      for (let lane = 0; lane < full; lane += RUN) {
        const run = min(RUN, full - lane);
        Panels.copyRun(run, depth, source + ((<usize>lane) << 2), depthStride, width, packed);
        packed += <usize>(run / width) * panel;
      }
    } else if (depthStride == 1) {
      for (let lane = 0; lane < full; lane += width) {
        Panels.transpose(depth, source + ((<usize>lane * laneStride) << 2), laneStride, width, packed);
        packed += panel;
      }
    } else {
      unreachable();
    }
    if (full < lanes) {
      const rest = source + ((<usize>full * laneStride) << 2);
      Panels.copyPartly(lanes - full, depth, rest, laneStride, depthStride, width, packed);
    }
  }

  /** Adjacent lanes, spread over the panels they belong to. */
  @inline static copyRun(run: i32, depth: i32, source: usize, depthStride: i32, width: i32, packed: usize): void {
    const panel = panelBytes(depth, width);
    for (let k = 0; k < depth; k++) {
      let to = packed;
      for (let lane = 0; lane < run; lane += width) {
        for (let i = 0; i < width; i += 4) v128.store(to + (i << 2), v128.load(source + ((lane + i) << 2)));
        to += panel;
      }
      source += (<usize>depthStride) << 2;
      packed += (<usize>width) << 2;
    }
  }

  /** Lanes that each lie in a row of their own: 4 x 4 blocks are transposed in registers. */
  @inline static transpose(depth: i32, source: usize, laneStride: i32, width: i32, packed: usize): void {
    const row = (<usize>laneStride) << 2;
    const step = (<usize>width) << 2;
    let k = 0;
    for (; k + 4 <= depth; k += 4) {
      for (let lane = 0; lane < width; lane += 4) {
        const from = source + <usize>lane * row;
        const r0 = v128.load(from);
        const r1 = v128.load(from + row);
        const r2 = v128.load(from + 2 * row);
        const r3 = v128.load(from + 3 * row);
        const low01 = v128.shuffle<f32>(r0, r1, 0, 4, 1, 5);
        const high01 = v128.shuffle<f32>(r0, r1, 2, 6, 3, 7);
        const low23 = v128.shuffle<f32>(r2, r3, 0, 4, 1, 5);
        const high23 = v128.shuffle<f32>(r2, r3, 2, 6, 3, 7);
        const to = packed + ((<usize>lane) << 2);
        v128.store(to, v128.shuffle<f32>(low01, low23, 0, 1, 4, 5));
        v128.store(to + step, v128.shuffle<f32>(low01, low23, 2, 3, 6, 7));
        v128.store(to + 2 * step, v128.shuffle<f32>(high01, high23, 0, 1, 4, 5));
        v128.store(to + 3 * step, v128.shuffle<f32>(high01, high23, 2, 3, 6, 7));
      }
      source += 16;
      packed += 4 * step;
    }
    for (; k < depth; k++) {
      for (let lane = 0; lane < width; lane++) {
        store<f32>(packed + ((<usize>lane) << 2), load<f32>(source + <usize>lane * row));
      }
      source += 4;
      packed += step;
    }
  }

  /** The last panel, where the lanes do not fill it. */
  @inline static copyPartly(
    lanes: i32,
    depth: i32,
    source: usize,
    laneStride: i32,
    depthStride: i32,
    width: i32,
    packed: usize,
  ): void {
    for (let k = 0; k < depth; k++) {
      for (let lane = 0; lane < width; lane++) {
        const at = source + ((<usize>k * depthStride + <usize>lane * laneStride) << 2);
        store<f32>(packed + ((<usize>lane) << 2), lane < lanes ? load<f32>(at) : 0);
      }
      packed += (<usize>width) << 2;
    }
  }
}
