import type { RunRecord } from '../../src/protocol/runs.ts';
import { differing, runColumns } from '../../src/runs/runColumns.ts';
import { runText } from './text.ts';

const columns = runColumns(runText);

/** What was chosen for several runs, a row a setting; those in which they differ come first and stand out. */
export function SideBySide({ records }: { readonly records: readonly RunRecord[] }) {
  const differ = differing(columns, records);
  const chosen = columns.filter(({ chosen, value }) => chosen && records.some((record) => value(record) !== null));
  const ordered = [...chosen.filter(({ name }) => differ.has(name)), ...chosen.filter(({ name }) => !differ.has(name))];
  return (
    <div class="scroll" tabIndex={0} role="group" aria-label={runText.reportTable}>
      <table>
        <thead>
          <tr>
            <td />
            {records.map(({ number }) => (
              <th scope="col">
                {runText.run} {number}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ordered.map(({ name, label, value }) => (
            <tr class={differ.has(name) ? 'differs' : 'muted'}>
              <th scope="row">{label}</th>
              {records.map((record) => (
                <td>{value(record) ?? '–'}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
