import { useEffect, useRef } from 'preact/hooks';
import type { SymbolReading } from '../../src/protocol/lesson.ts';
import { format } from '../shared/host.ts';
import { text } from './text.ts';

const tallest = 96;
const widest = 300;

/** A little picture of a vector or matrix: brightness is size, and negative values carry a notch besides their hue. */
export function HeatStrip({ name, reading }: { readonly name: string; readonly reading: SymbolReading }) {
  const { rows, columns, values } = reading;
  const canvas = useRef<HTMLCanvasElement>(null);
  const width = Math.max(2, Math.min(24, Math.floor(widest / columns)));
  const height = Math.max(2, Math.min(24, Math.floor(tallest / rows)));
  useEffect(() => {
    const pen = canvas.current?.getContext('2d');
    if (pen) draw(pen, reading, width, height);
  }, [reading]);
  const single = rows * columns === 1;
  if (single) return <p class="number">{shortNumber(values[0] ?? 0)}</p>;
  const summary = summaryOf(values);
  return (
    <>
      <canvas
        ref={canvas}
        width={columns * width}
        height={rows * height}
        role="img"
        aria-label={format(text.strip, name, summary)}
      />
      <p class="muted">{summary}</p>
    </>
  );
}

function draw(pen: CanvasRenderingContext2D, reading: SymbolReading, width: number, height: number): void {
  const { rows, columns, values } = reading;
  const style = getComputedStyle(document.body);
  const positive = style.getPropertyValue('--lesson-positive') || style.color;
  const negative = style.getPropertyValue('--lesson-negative') || style.color;
  const background = style.backgroundColor;
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-12);
  pen.clearRect(0, 0, columns * width, rows * height);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      const value = values[row * columns + column] ?? 0;
      pen.globalAlpha = Math.abs(value) / largest;
      pen.fillStyle = value < 0 ? negative : positive;
      pen.fillRect(column * width, row * height, width, height);
      if (value < 0 && width > 4 && height > 4) {
        pen.globalAlpha = 1;
        pen.fillStyle = background;
        pen.fillRect(column * width + width / 2 - 1, row * height + height / 2 - 1, 2, 2);
      }
    }
  pen.globalAlpha = 1;
}

function summaryOf(values: Float32Array): string {
  const finite = [...values].filter(Number.isFinite);
  const mean = finite.reduce((sum, value) => sum + value, 0) / Math.max(1, finite.length);
  return format(text.summary, shortNumber(Math.min(...finite)), shortNumber(Math.max(...finite)), shortNumber(mean));
}

export function shortNumber(value: number): string {
  if (Number.isInteger(value)) return value.toLocaleString();
  return Math.abs(value) >= 1e-3 && Math.abs(value) < 1e5 ? value.toPrecision(3) : value.toExponential(1);
}
