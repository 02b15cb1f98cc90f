import { signal } from '@preact/signals';
import type { RunRow } from '../../src/protocol/runs.ts';
import { runColumns } from '../../src/runs/runColumns.ts';
import { format } from '../shared/host.ts';
import { rounded } from '../shared/numbers.ts';
import { useDraft } from '../shared/fields.tsx';
import { marked, toggle } from './chosenRuns.ts';
import { conversation, rows } from './conversation.ts';
import { runText, text } from './text.ts';

const shown = ['run', 'cell', 'hidden', 'bits', 'parameters', 'learningRate', 'step', 'seconds', 'speed', 'reason'];
const columns = runColumns(runText).filter(({ name }) => shown.includes(name));
columns.sort((a, b) => shown.indexOf(a.name) - shown.indexOf(b.name));

/** What matters most is how well a run predicts. */
const order = signal<{ readonly by: string; readonly descending: boolean }>({ by: 'bits', descending: false });

/** All runs, sorted by what a click on a column's head chooses. */
export function RunsTable() {
  const { by, descending } = order.value;
  const sorting = columns.find(({ name }) => name === by);
  const sorted = rows.value.toSorted((a, b) => {
    const [first, second] = [sorting?.value(a) ?? null, sorting?.value(b) ?? null];
    if (first === null || second === null) return Number(first === null) - Number(second === null);
    const difference =
      typeof first === 'number' && typeof second === 'number' ? first - second : compare(first, second);
    return descending ? -difference : difference;
  });
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label={text.runs}>
      <table class="runs">
        <thead>
          <tr>
            <td />
            {columns.map(({ name, label }) => (
              <th scope="col" aria-sort={name === by ? (descending ? 'descending' : 'ascending') : 'none'}>
                <button
                  class="plain"
                  onClick={() => (order.value = { by: name, descending: name === by && !descending })}
                >
                  {label}
                  <span aria-hidden="true">{name === by ? (descending ? ' ↓' : ' ↑') : ''}</span>
                </button>
              </th>
            ))}
            <th scope="col">{runText.note}</th>
            <th scope="col">{text.model}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((row) => (
            <Row key={row.run} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row }: { readonly row: RunRow }) {
  const { run, number, note, hasModel } = row;
  const draft = useDraft(note, (typed) => conversation.noteRun(run, typed));
  return (
    <tr>
      <td>
        <input
          type="checkbox"
          checked={marked.value.has(run)}
          aria-label={format(text.chooseRun, number)}
          onChange={() => toggle(run)}
        />
      </td>
      {columns.map(({ value }) => (
        <Value of={value(row)} />
      ))}
      <td>
        <input class="note" maxLength={2000} aria-label={format(text.noteOf, number)} {...draft} />
      </td>
      <td>
        {hasModel && (
          <button
            class="secondary"
            aria-label={format(text.adoptRun, number)}
            onClick={() => conversation.adoptRun(run)}
          >
            {text.adopt}
          </button>
        )}
      </td>
    </tr>
  );
}

function compare(first: string | number, second: string | number): number {
  return String(first).localeCompare(String(second));
}

function Value({ of }: { readonly of: string | number | null }) {
  return typeof of === 'number' ? <td class="figure">{rounded(of)}</td> : <td>{of ?? '–'}</td>;
}
