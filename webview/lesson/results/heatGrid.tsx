import type { ResultPart } from '../../../src/protocol/lessonResults.ts';
import { text } from '../text.ts';
import { shown } from './expectations.tsx';
import { NumberTable } from './numberTable.tsx';

type Heat = Extract<ResultPart<string>, { type: 'heat' }>;

/** A few cells are drawn large, many as small as can be read. */
const cellSizes = { least: 14, most: 26 };
const widest = 440;
const left = 84;
const top = 20;

/** A grid of values: ink is size, negative values carry a dot, and all of them stand in a table below. */
export function HeatGrid({ part }: { readonly part: Heat }) {
  const { title, rows, columns, values, signed } = part;
  const cell = Math.max(cellSizes.least, Math.min(cellSizes.most, widest / Math.max(columns.length, rows.length)));
  const width = left + columns.length * cell;
  const height = top + rows.length * cell;
  return (
    <div class="heat">
      <p class="part-title">{title}</p>
      <div class="table" tabIndex={0} role="group" aria-label={title}>
        <svg role="img" aria-label={title} viewBox={`0 0 ${width} ${height}`} width={width} height={height}>
          {columns.map((column, x) => (
            <text x={left + (x + 0.5) * cell} y={top - 5} class="tick" text-anchor="middle">
              {shown(column)}
            </text>
          ))}
          {rows.map((row, y) => (
            <text x={left - 6} y={top + (y + 0.5) * cell + 4} class="tick" text-anchor="end">
              {shown(row)}
            </text>
          ))}
          {values.map((row, y) =>
            row.map((value, x) => (
              <Cell x={left + x * cell} y={top + y * cell} size={cell - 1} value={value} signed={signed} />
            )),
          )}
        </svg>
      </div>
      <details>
        <summary>{text.numbers}</summary>
        <NumberTable
          columns={['', ...columns.map(shown)]}
          rows={rows.map((row, y) => [shown(row), ...(values[y] ?? [])])}
        />
      </details>
    </div>
  );
}

interface CellProps {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly value: number;
  readonly signed: boolean;
}

function Cell({ x, y, size, value, signed }: CellProps) {
  const negative = signed && value < 0;
  return (
    <>
      <rect
        x={x}
        y={y}
        width={size}
        height={size}
        class={negative ? 'negative' : 'positive'}
        fill-opacity={Math.min(1, Math.abs(value))}
      />
      {negative && <circle cx={x + size / 2} cy={y + size / 2} r={1.5} class="notch" />}
    </>
  );
}
