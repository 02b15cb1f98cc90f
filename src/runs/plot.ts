import { escaped } from './escape.ts';

export interface PlotLine {
  readonly label: string;
  readonly color: string;
  readonly dash: string;
  readonly points: readonly (readonly [x: number, y: number])[];
  /** Lowest and highest around the line, at the same x. */
  readonly band?: readonly (readonly [x: number, low: number, high: number])[];
}

export interface PlotLabels {
  readonly title: string;
  readonly x: string;
  readonly y: string;
}

const width = 860;
const height = 380;
const margin = { left: 56, right: 16, top: 16, bottom: 44 };

/** Lines over one x axis as an SVG picture that needs nothing else. Values that are no numbers are left out. */
export function plot(lines: readonly PlotLine[], labels: PlotLabels): string {
  const drawn = lines
    .map((line) => ({ ...line, points: line.points.filter((point) => point.every(Number.isFinite)) }))
    .filter(({ points }) => points.length > 0);
  const points = drawn.flatMap(({ points, band }) => [
    ...points,
    ...(band ?? []).flatMap(([x, low, high]) => [[x, low] as const, [x, high] as const]),
  ]);
  const xs = ticks(0, Math.max(1, ...points.map(([x]) => x)));
  const ys = ticks(Math.min(...points.map(([, y]) => y)), Math.max(...points.map(([, y]) => y)));
  const across = scale(xs, margin.left, width - margin.right);
  const up = scale(ys, height - margin.bottom, margin.top);
  const path = (pairs: readonly (readonly [number, number])[]) =>
    pairs.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${across(x)} ${up(y)}`).join('');
  const band = ({ color, band = [] }: PlotLine) => {
    const outline = [
      ...band.map(([x, , high]) => [x, high] as const),
      ...band.toReversed().map(([x, low]) => [x, low] as const),
    ];
    return outline.length === 0 ? '' : `<path d="${path(outline)}Z" fill="${escaped(color)}" fill-opacity="0.18"/>`;
  };
  const line = ({ color, dash, points }: PlotLine) =>
    `<path d="${path(points)}" fill="none" stroke="${escaped(color)}" stroke-width="2" stroke-dasharray="${escaped(dash)}"/>`;
  return [
    `<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(labels.title)}">`,
    ...xs.map(
      (x) => `<text class="tick" x="${across(x)}" y="${height - 26}" text-anchor="middle">${escaped(x)}</text>`,
    ),
    ...ys.map(
      (y) =>
        `<path class="grid" d="M${margin.left} ${up(y)}H${width - margin.right}"/>` +
        `<text class="tick" x="${margin.left - 8}" y="${up(y) + 4}" text-anchor="end">${escaped(y)}</text>`,
    ),
    ...drawn.map(band),
    ...drawn.map(line),
    `<text class="axis" x="${(width + margin.left) / 2}" y="${height - 6}" text-anchor="middle">${escaped(labels.x)}</text>`,
    `<text class="axis" transform="translate(14 ${height / 2}) rotate(-90)" text-anchor="middle">${escaped(labels.y)}</text>`,
    '</svg>',
    `<ul class="legend">${drawn.map(legend).join('')}</ul>`,
  ].join('\n');
}

function legend({ label, color, dash }: PlotLine): string {
  const line = `<path d="M0 6H28" stroke="${escaped(color)}" stroke-width="2" stroke-dasharray="${escaped(dash)}"/>`;
  return `<li><svg width="28" height="12" aria-hidden="true">${line}</svg> ${escaped(label)}</li>`;
}

/** About six round numbers that enclose the range. */
function ticks(from: number, to: number): number[] {
  const span = Number.isFinite(to - from) ? Math.max(to - from, 1e-6) : 1;
  const start = Number.isFinite(from) ? from : 0;
  const power = 10 ** Math.floor(Math.log10(span / 5));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((size) => span / size <= 6) ?? span;
  const first = Math.floor(start / step + 1e-9);
  const last = Math.ceil((start + span) / step - 1e-9);
  return Array.from({ length: last - first + 1 }, (_, at) => Number(((first + at) * step).toPrecision(6)));
}

function scale(range: readonly number[], from: number, to: number): (value: number) => number {
  const [low, high] = [range[0] ?? 0, range.at(-1) ?? 1];
  return (value) => Number((from + ((value - low) / (high - low || 1)) * (to - from)).toFixed(1));
}
