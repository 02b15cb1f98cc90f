import UPlot from 'uplot';
import { drawSamples } from './chartLegend.ts';
import { CurveReader } from './curveReader.ts';
import { aroundDecades, decades, powerLabel } from './decades.ts';
import { reachingMarks, type ChartMark } from './chartMark.ts';

export interface SeriesStyle {
  readonly label: string;
  /** A theme colour's custom property. */
  readonly color: string;
  /** Lines differ by dash as well as by hue. */
  readonly dash: readonly number[];
  /** Draw a dot at every value; gaps are bridged. */
  readonly points?: boolean;
  /** In pixels; 2 unless told. */
  readonly width?: number;
  /** Left out of the legend: the edge of a spread. */
  readonly unlisted?: boolean;
}

/** The space between two series, by their places among them, in the colour of the upper one. */
export interface ChartBand {
  readonly upper: number;
  readonly lower: number;
}

export interface LineChartOptions {
  readonly x: string;
  readonly y: string;
  /** Whether the y axis counts in powers of ten. */
  readonly logarithmic?: boolean;
  /** Whether the x axis does. */
  readonly logarithmicX?: boolean;
  /** Whether the x axis counts things: no tick between two whole numbers. */
  readonly counts?: boolean;
  /** Whether the y axis runs from 0 to 1. */
  readonly shares?: boolean;
  /** In pixels; 260 unless told. */
  readonly height?: number;
  readonly series: readonly SeriesStyle[];
  readonly bands?: readonly ChartBand[];
}

const defaultHeight = 260;

/** Lines over one x axis, in the theme's colours, as wide as the element it stands in, which becomes a slider that reads them. */
export class LineChart {
  readonly #host: HTMLElement;
  readonly #options: LineChartOptions;
  readonly #resize: ResizeObserver;
  readonly #theme: MutationObserver;
  readonly #reader: CurveReader;
  #plot: UPlot;
  #data: UPlot.AlignedData;
  #marks: readonly ChartMark[] = [];

  constructor(host: HTMLElement, options: LineChartOptions) {
    this.#host = host;
    this.#options = options;
    // Its room is there before the first value is.
    host.style.minHeight = `${this.#height}px`;
    this.#data = [[], ...options.series.map(() => [])];
    this.#plot = this.#create();
    this.#reader = new CurveReader(host, options.x, () => this.#plot);
    this.#resize = new ResizeObserver(() => this.#plot.setSize({ width: host.clientWidth, height: this.#height }));
    this.#resize.observe(host);
    // VS Code marks a change of theme on the body; a canvas has to be drawn anew in its colours.
    this.#theme = new MutationObserver(() => {
      this.#plot.destroy();
      this.#plot = this.#create();
    });
    this.#theme.observe(document.body, { attributeFilter: ['class', 'data-vscode-theme-id'] });
  }

  /** Draws one row of values a series; null leaves a gap. */
  draw(x: readonly number[], series: readonly (readonly (number | null)[])[], marks: readonly ChartMark[] = []): void {
    this.#marks = marks;
    this.#data = [[...x], ...series.map((values) => [...values])];
    this.#plot.setData(this.#data);
    const listed = this.#options.series.map(({ label, unlisted }, at) => ({
      label,
      unlisted,
      values: series[at] ?? [],
    }));
    this.#reader.show(
      x,
      listed.filter(({ unlisted }) => !unlisted),
    );
  }

  dispose(): void {
    this.#resize.disconnect();
    this.#theme.disconnect();
    this.#reader.dispose();
    this.#plot.destroy();
  }

  get #height(): number {
    return this.#options.height ?? defaultHeight;
  }

  #create(): UPlot {
    const style = getComputedStyle(document.body);
    const ink = style.color;
    const grid = `color-mix(in srgb, ${ink} 20%, transparent)`;
    const {
      x,
      y,
      logarithmic = false,
      logarithmicX = false,
      counts = false,
      shares = false,
      series,
      bands = [],
    } = this.#options;
    const axis = (label: string): UPlot.Axis => ({
      label,
      font: valueFont,
      stroke: ink,
      grid: { stroke: grid, width: 1 },
      ticks: { stroke: grid },
    });
    const lines = series.map(({ color, ...rest }) => ({
      width: 2,
      ...rest,
      color: style.getPropertyValue(color) || ink,
    }));
    return new UPlot(
      {
        width: this.#host.clientWidth,
        height: this.#height,
        scales: {
          x: logarithmicX
            ? { time: false, distr: 3 }
            : { time: false, range: (_plot, least, most) => reachingMarks(least, most, this.#marks) },
          y: logarithmic ? { distr: 3, range: wholeDecades } : shares ? { range: [0, 1] } : {},
        },
        axes: [
          { ...axis(x), ...(counts && countingAxis) },
          { ...axis(y), size: wideEnough, ...(logarithmic && logarithmicAxis) },
        ],
        series: [
          { label: x },
          ...lines.map(({ label, color, dash, points = false, width, unlisted = false }) => ({
            label,
            ...(unlisted && { class: 'unlisted' }),
            stroke: color,
            width,
            dash: [...dash],
            spanGaps: true,
            points: { show: points, fill: color },
            value: (_: UPlot, value: number | null) => value?.toPrecision(3) ?? '–',
          })),
        ],
        bands: bands.map(({ upper, lower }) => ({
          series: [upper + 1, lower + 1],
          fill: `color-mix(in srgb, ${lines[upper]?.color ?? ink} 20%, transparent)`,
        })),
        legend: { markers: { width: 0 } },
        cursor: { drag: { x: false, y: false } },
        hooks: {
          ready: [({ root }) => drawSamples(root, lines)],
          setLegend: [({ root, cursor }) => root.classList.toggle('idle', (cursor.left ?? -1) < 0)],
          draw: [(plot) => drawMarks(plot, this.#marks, ink)],
        },
      },
      this.#data,
      this.#host,
    );
  }
}

const valueFont = '12px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif';
/** Pixels beside the values of an axis: a tick, and gaps on both sides. */
const besideValues = 20;
const narrowestAxis = 50;

/** As many pixels as the longest value beside an axis needs, so that the axis's name does not run into it. */
function wideEnough({ ctx }: UPlot, values: string[] | null): number {
  // The plot keeps its own account of the font that is set.
  ctx.save();
  ctx.font = valueFont;
  const widths = (values ?? []).map((value) => ctx.measureText(value).width);
  ctx.restore();
  return Math.ceil(Math.max(narrowestAxis, besideValues + Math.max(0, ...widths)));
}

/** Steps between ticks, each of them whole. */
const countingAxis: UPlot.Axis = {
  incrs: [1, 10, 100, 1_000, 10_000].flatMap((power) => [power, 2 * power, 5 * power]),
};

const logarithmicAxis: UPlot.Axis = {
  splits: (_plot, _axis, least, most) => decades(least, most),
  // All that are left are labelled.
  filter: (_plot, splits) => splits,
  values: (_plot, splits) => splits.map(powerLabel),
};

function wholeDecades(_plot: UPlot, least: number | null, most: number | null): UPlot.Range.MinMax {
  return least === null || most === null || least <= 0 ? [null, null] : aroundDecades(least, most);
}

/** Draws each mark as a dashed line whose name stands beside it, inside the plot. */
function drawMarks(plot: UPlot, marks: readonly ChartMark[], ink: string): void {
  const { ctx, bbox } = plot;
  const ratio = devicePixelRatio;
  ctx.save();
  ctx.strokeStyle = ink;
  ctx.fillStyle = ink;
  ctx.font = `${11 * ratio}px ${getComputedStyle(document.body).fontFamily}`;
  ctx.lineWidth = ratio;
  ctx.setLineDash([3 * ratio, 3 * ratio]);
  marks.forEach(({ x, label }, index) => {
    const left = plot.valToPos(x, 'x', true);
    if (!Number.isFinite(left)) return;
    ctx.beginPath();
    ctx.moveTo(left, bbox.top);
    ctx.lineTo(left, bbox.top + bbox.height);
    ctx.stroke();
    const before = left > bbox.left + bbox.width / 2;
    ctx.textAlign = before ? 'right' : 'left';
    ctx.fillText(label, left + (before ? -4 : 4) * ratio, bbox.top + (12 + 14 * index) * ratio);
  });
  ctx.restore();
}
