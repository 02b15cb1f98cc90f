import { packLeft, panelBytes } from './pack';
import { DEPTH_BLOCK, PANEL_GAP, ROW_BLOCK, TILE_COLUMNS, TILE_ROWS } from './shape';
import { multiplyTile16 } from './tile16';
import { multiplyTile8 } from './tile8';

/** Bytes at the head of the scratch space that hold one tile of C at the matrix's edge; a packed block of A follows. */
const EDGE_BYTES: usize = (<usize>(TILE_ROWS * TILE_COLUMNS)) << 2;

/** Floats of scratch space that `multiply` needs. */
export function multiplyScratch(): i32 {
  return TILE_ROWS * TILE_COLUMNS + DEPTH_BLOCK * ROW_BLOCK + (ROW_BLOCK / TILE_ROWS) * PANEL_GAP;
}

/**
 * C [rows, columns] (+)= A [rows, depth] B [depth, columns], B packed by `packRight`, strides in floats. Goto & van de Geijn's order of
 * loops: blocks of A stay in the second-level cache, panels of B in the first, a tile of C in registers.
 */
export function multiply(
  rows: i32,
  columns: i32,
  depth: i32,
  a: usize,
  rowStride: i32,
  columnStride: i32,
  packedB: usize,
  c: usize,
  stride: i32,
  accumulate: bool,
  scratch: usize,
): void {
  const panels = (columns + TILE_COLUMNS - 1) / TILE_COLUMNS;
  const packedA = scratch + EDGE_BYTES;
  for (let k = 0; k < depth; k += DEPTH_BLOCK) {
    const depthBlock = min(DEPTH_BLOCK, depth - k);
    for (let i = 0; i < rows; i += ROW_BLOCK) {
      const rowBlock = min(ROW_BLOCK, rows - i);
      const from = a + ((<usize>i * rowStride + <usize>k * columnStride) << 2);
      packLeft(rowBlock, depthBlock, from, rowStride, columnStride, packedA);
      const to = c + ((<usize>i * stride) << 2);
      multiplyBlock(rowBlock, columns, depthBlock, packedA, packedB, to, stride, accumulate || k > 0, scratch);
    }
    packedB += <usize>panels * panelBytes(depthBlock, TILE_COLUMNS);
  }
}

function multiplyBlock(
  rows: i32,
  columns: i32,
  depth: i32,
  packedA: usize,
  packedB: usize,
  c: usize,
  stride: i32,
  accumulate: bool,
  edge: usize,
): void {
  const panelA = panelBytes(depth, TILE_ROWS);
  const panelB = panelBytes(depth, TILE_COLUMNS);
  for (let j = 0; j < columns; j += TILE_COLUMNS) {
    let a = packedA;
    let to = c + ((<usize>j) << 2);
    for (let i = 0; i < rows; i += TILE_ROWS) {
      if (rows - i >= TILE_ROWS && columns - j >= TILE_COLUMNS) {
        multiplyTile(depth, a, packedB, to, (<usize>stride) << 2, accumulate);
      } else {
        multiplyTile(depth, a, packedB, edge, (<usize>TILE_COLUMNS) << 2, false);
        copyEdge(min(TILE_ROWS, rows - i), min(TILE_COLUMNS, columns - j), edge, to, stride, accumulate);
      }
      a += panelA;
      to += (<usize>TILE_ROWS * stride) << 2;
    }
    packedB += panelB;
  }
}

function multiplyTile(depth: i32, a: usize, b: usize, c: usize, stride: usize, accumulate: bool): void {
  if (WIDE_TILES) multiplyTile16(depth, a, b, c, stride, accumulate);
  else multiplyTile8(depth, a, b, c, stride, accumulate);
}

function copyEdge(rows: i32, columns: i32, edge: usize, c: usize, stride: i32, accumulate: bool): void {
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const to = c + ((<usize>(i * stride + j)) << 2);
      const value = load<f32>(edge + ((<usize>(i * TILE_COLUMNS + j)) << 2));
      store<f32>(to, accumulate ? load<f32>(to) + value : value);
    }
  }
}
