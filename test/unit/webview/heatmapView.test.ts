import assert from 'node:assert/strict';
import fc from 'fast-check';
import { HeatmapView } from '../../../webview/shared/heatmapView.ts';

const extent = { rows: 128, columns: 400, width: 800, height: 384 };

function fitted(): HeatmapView {
  const view = new HeatmapView();
  view.resize(extent);
  return view;
}

describe('The view of a heatmap', () => {
  it('shows everything to begin with', () => {
    const view = fitted();
    assert.deepEqual([view.cellWidth, view.cellHeight, view.left, view.top], [2, 3, 0, 0]);
    assert.deepEqual(view.cellAt(799, 383), { row: 127, column: 399 });
    assert.equal(view.cellAt(-1, 0), null);
  });

  it('keeps the cell under the pointer when it zooms', () => {
    const view = fitted();
    const before = view.cellAt(400, 200);
    view.zoom(4, 400, 200);
    assert.deepEqual(view.cellAt(400, 200), before);
    assert.equal(view.cellWidth, 8);
  });

  it('never shows past an edge, whatever is done', () => {
    const moves = fc.array(
      fc.record({
        factor: fc.double({ min: 0.1, max: 10, noNaN: true }),
        x: fc.integer({ min: -3000, max: 3000 }),
        y: fc.integer({ min: -3000, max: 3000 }),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(moves, (moves) => {
        const view = fitted();
        for (const { factor, x, y } of moves) {
          view.zoom(factor, Math.abs(x) % extent.width, Math.abs(y) % extent.height);
          view.pan(x, y);
          assert.ok(view.left >= 0 && view.left + view.columnsSeen <= extent.columns + 1e-6);
          assert.ok(view.top >= 0 && view.top + view.rowsSeen <= extent.rows + 1e-6);
        }
      }),
    );
  });

  it('tells by how much a movement would have gone past an edge', () => {
    const view = fitted();
    assert.equal(view.pan(-20, 0), -10);
    view.zoom(2, 0, 0);
    assert.equal(view.pan(40, 0), 0);
    assert.equal(view.left, 10);
  });

  it('goes on showing everything when its window changes, until somebody zooms', () => {
    const view = fitted();
    view.resize({ ...extent, width: 1600 });
    assert.equal(view.cellWidth, 4);
    view.zoom(2, 0, 0);
    view.resize({ ...extent, width: 800 });
    assert.equal(view.cellWidth, 8);
  });

  it('moves as little as needed to show a cell', () => {
    const view = fitted();
    view.zoom(4, 0, 0);
    view.reveal({ row: 0, column: 99 });
    assert.equal(view.left, 0);
    view.reveal({ row: 0, column: 150 });
    assert.equal(view.left, 51);
    view.reveal({ row: 0, column: 20 });
    assert.equal(view.left, 20);
  });
});
