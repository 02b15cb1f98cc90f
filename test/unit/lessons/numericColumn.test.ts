import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { numericColumn } from '../../../src/experiments/numericColumn.ts';

const rows = (cells: (row: number) => string) => Array.from({ length: 80 }, (_, row) => cells(row)).join('\n');

describe('the column a lesson forecasts', () => {
  it('is not the one that only counts the rows', () => {
    const table = `month,shop,sales\n${rows((row) => `${row + 1},north,${(row * 7) % 13}`)}`;
    assert.equal(numericColumn(table)?.name, 'sales');
  });

  it('is the one a lesson names, even where that counts', () => {
    const table = `month;sales\n${rows((row) => `${row};${(row * 7) % 13}`)}`;
    assert.equal(numericColumn(table, 'month')?.name, 'month');
  });

  it('is none in prose, in a short table, and in one with hardly any numbers', () => {
    assert.equal(numericColumn(rows(() => 'Dog bites man, man bites dog.')), null);
    assert.equal(numericColumn('a,b\n1,2\n3,4'), null);
    assert.equal(numericColumn(`a,b\n${rows((row) => `x,${row % 2 === 0 ? row : ''}`)}`), null);
  });
});
