import assert from 'node:assert/strict';
import { runStrings } from '../../../src/protocol/runStrings.ts';
import { runsAsCsv } from '../../../src/runs/csv.ts';
import { runsAsMarkdown } from '../../../src/runs/markdown.ts';
import { differing, runColumns } from '../../../src/runs/runColumns.ts';
import { record } from './records.ts';

const columns = runColumns(runStrings);

describe('runs as a table', () => {
  it('has a line a run, figures aligned to the right', () => {
    const [head, rule, ...rows] = runsAsMarkdown(columns, [record(), record({ number: 2 })])
      .trimEnd()
      .split('\n');
    assert.match(head ?? '', /^\| Run \| Cell \| Hidden size \|/);
    assert.match(rule ?? '', /^\| ---: \| --- \| ---: \|/);
    assert.equal(rows.length, 2);
    assert.equal(new Set([head, rule, ...rows].map((line) => line?.match(/(?<!\\)\|/g)?.length)).size, 1);
  });

  it('keeps a note from ending its cell or becoming markup', () => {
    const text = runsAsMarkdown(columns, [record({ note: 'a|b\n<b>*c*</b>' })]);
    assert.ok(text.includes(String.raw`a\|b \<b\>\*c\*\</b\>`), text);
  });

  it('quotes in CSV what would end a field, and lets no note become a formula', () => {
    const csv = runsAsCsv(columns, [record({ note: '=1+1, "two"\nlines' })]);
    assert.ok(csv.endsWith(`,"'=1+1, ""two""\nlines"\r\n`), csv);
  });

  it('leaves out what does not apply: a forget bias is no setting of a GRU', () => {
    const bias = columns.find(({ name }) => name === 'forgetBias');
    assert.equal(bias?.value(record()), 1);
    assert.equal(bias?.value(record({ settings: { cell: 'gru' } })), null);
  });

  it('names what was chosen in the reader’s language', () => {
    const german = runColumns({ ...runStrings, character: 'Zeichen', none: 'keine', after: 'danach' });
    const named = german.flatMap(({ name, value }) =>
      ['unit', 'attention', 'gruReset'].includes(name) ? [value(record({ settings: { cell: 'gru' } }))] : [],
    );
    assert.deepEqual(named, ['Zeichen', 'keine', 'danach']);
  });

  it('does not call different what does not apply', () => {
    const rows = [record(), record({ settings: { cell: 'gru' } })];
    assert.deepEqual([...differing(columns, rows)], ['cell']);
  });

  it('knows in which settings runs differ, and that results are none', () => {
    const rows = [record(), record({ number: 2, bitsPerCharacter: 1, settings: { hidden: 64, dropout: 0 } })];
    assert.deepEqual([...differing(columns, rows)], ['hidden', 'dropout']);
  });
});
