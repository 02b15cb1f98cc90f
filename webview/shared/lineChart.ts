import UPlot from 'uplot';

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
}

export interface LineChartOptions {
  readonly x: string;
  readonly y: string;
  /** Whether the y axis counts in powers of ten. */
  readonly logarithmic?: boolean;
  /** Whether the x axis does. */
  readonly logarithmicX?: boolean;
  /** In pixels; 260 unless told. */
  readonly height?: number;
  readonly series: readonly SeriesStyle[];
}

const defaultHeight = 260;

/** Lines over one x axis, in the theme's colours, as wide as the element it stands in. */
export class LineChart {
  readonly #host: HTMLElement;
  readonly #options: LineChartOptions;
  readonly #resize: ResizeObserver;
  readonly #theme: MutationObserver;
  #plot: UPlot;
  #data: UPlot.AlignedData;

  constructor(host: HTMLElement, options: LineChartOptions) {
    this.#host = host;
    this.#options = options;
    this.#data = [[], ...options.series.map(() => [])];
    this.#plot = this.#create();
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
  draw(x: readonly number[], series: readonly (readonly (number | null)[])[]): void {
    this.#data = [[...x], ...series.map((values) => [...values])];
    this.#plot.setData(this.#data);
  }

  dispose(): void {
    this.#resize.disconnect();
    this.#theme.disconnect();
    this.#plot.destroy();
  }

  get #height(): number {
    return this.#options.height ?? defaultHeight;
  }

  #create(): UPlot {
    const style = getComputedStyle(document.body);
    const ink = style.color;
    const grid = style.getPropertyValue('--vscode-editorIndentGuide-background1') || ink;
    const axis = (label: string): UPlot.Axis => ({
      label,
      stroke: ink,
      grid: { stroke: grid, width: 1 },
      ticks: { stroke: grid },
    });
    return new UPlot(
      {
        width: this.#host.clientWidth,
        height: this.#height,
        scales: {
          x: { time: false, distr: this.#options.logarithmicX ? 3 : 1 },
          y: { distr: this.#options.logarithmic ? 3 : 1 },
        },
        axes: [axis(this.#options.x), axis(this.#options.y)],
        series: [
          { label: this.#options.x },
          ...this.#options.series.map(({ label, color, dash, points, width = 2 }) => ({
            label,
            stroke: style.getPropertyValue(color) || ink,
            width,
            dash: [...dash],
            spanGaps: true,
            points: { show: points ?? false, fill: style.getPropertyValue(color) || ink },
            value: (_: UPlot, value: number | null) => value?.toPrecision(3) ?? '–',
          })),
        ],
        cursor: { drag: { x: false, y: false } },
      },
      this.#data,
      this.#host,
    );
  }
}
