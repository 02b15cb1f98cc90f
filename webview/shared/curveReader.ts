import type UPlot from 'uplot';

/** One line as it is spoken of. */
export interface SpokenLine {
  readonly label: string;
  readonly values: readonly (number | null)[];
}

/** What the keys do with the place that is read, in points. */
const moves: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowLeft: (at) => at - 1,
  ArrowDown: (at) => at - 1,
  ArrowRight: (at) => at + 1,
  ArrowUp: (at) => at + 1,
  PageDown: (at) => at - 10,
  PageUp: (at) => at + 10,
  Home: () => 0,
  End: (_, last) => last,
};

/**
 * The values of a line chart for the keyboard and for screen readers: the chart is a slider along its x axis, whose value is what
 * every line is at that place. What is drawn anew meanwhile is not spoken, or a running training would never be silent.
 */
export class CurveReader {
  readonly #host: HTMLElement;
  readonly #plot: () => UPlot;
  readonly #axis: string;
  #x: readonly number[] = [];
  #lines: readonly SpokenLine[] = [];
  /** The place that is read; null where nobody reads. */
  #at: number | null = null;
  readonly #listening = new AbortController();

  /** `plot` is asked for each time, for another theme draws another one. */
  constructor(host: HTMLElement, axis: string, plot: () => UPlot) {
    this.#host = host;
    this.#axis = axis;
    this.#plot = plot;
    const { signal } = this.#listening;
    host.addEventListener('keydown', (event) => this.#press(event), { signal });
    host.addEventListener('focus', () => host.matches(':focus-visible') && this.#read(this.#x.length - 1), { signal });
    // The chart's cursor follows whoever moved last, keyboard or mouse.
    host.addEventListener('pointermove', () => (this.#at = null), { signal });
    host.addEventListener('blur', () => this.#leave(), { signal });
    this.#describe();
  }

  /** Takes the values that are drawn now. */
  show(x: readonly number[], lines: readonly SpokenLine[]): void {
    this.#x = x;
    this.#lines = lines;
    if (this.#at !== null && this.#at >= x.length) this.#at = null;
    if (this.#at === null) this.#describe();
    else this.#point(this.#at);
  }

  dispose(): void {
    this.#listening.abort();
  }

  #press(event: KeyboardEvent): void {
    const move = moves[event.key];
    if (!move || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const last = this.#x.length - 1;
    this.#read(Math.min(last, Math.max(0, move(this.#at ?? last, last))));
  }

  #read(at: number): void {
    if (at < 0) return;
    this.#at = at;
    this.#point(at);
    this.#host.ariaValueNow = String(this.#x[at]);
    this.#host.ariaValueText = this.#valuesAt(at);
  }

  #leave(): void {
    this.#at = null;
    this.#plot().setCursor({ left: -10, top: -10 });
    this.#describe();
  }

  /** Puts the chart's own cursor there, with the values in the legend. */
  #point(at: number): void {
    const plot = this.#plot();
    plot.setCursor({ left: plot.valToPos(this.#x[at] ?? 0, 'x'), top: 0 });
  }

  /** What the chart is while nobody reads it: a slider at its end, or a picture where there is nothing to read. */
  #describe(): void {
    const last = this.#x.length - 1;
    const isEmpty = last < 0;
    this.#host.role = isEmpty ? 'img' : 'slider';
    this.#host.tabIndex = isEmpty ? -1 : 0;
    this.#host.ariaValueMin = isEmpty ? null : String(this.#x[0]);
    this.#host.ariaValueMax = isEmpty ? null : String(this.#x[last]);
    this.#host.ariaValueNow = isEmpty ? null : String(this.#x[last]);
    this.#host.ariaValueText = isEmpty ? null : this.#valuesAt(last);
  }

  #valuesAt(at: number): string {
    const values = this.#lines.flatMap(({ label, values }) => {
      const value = values[at];
      return value === null || value === undefined ? [] : [`${label} ${value.toPrecision(3)}`];
    });
    return `${this.#axis} ${this.#x[at]}: ${values.join(', ')}`;
  }
}
