import { shortNumber } from '../heatStrip.tsx';
import { text } from '../text.ts';

interface NumberTableProps {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

export function NumberTable({ columns, rows }: NumberTableProps) {
  return (
    <div class="table" tabIndex={0} role="group" aria-label={text.numbers}>
      <table>
        <thead>
          <tr>{columns.map((column) => (column === '' ? <td /> : <th scope="col">{column}</th>))}</tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {row.map((value) =>
                typeof value === 'number' ? <td class="right">{shortNumber(value)}</td> : <td>{value ?? '–'}</td>,
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
