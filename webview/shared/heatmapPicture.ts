import { shades } from './colorScale.ts';
import { shareOfScale, type HeatmapData } from './heatmapData.ts';

/** The matrix as an image of one pixel a cell, which the canvas enlarges: a frame costs the same at any zoom. */
export class HeatmapPicture {
  readonly #canvas = document.createElement('canvas');

  /** Colours every cell; a cell without a value stays transparent. */
  paint(data: HeatmapData, colors: Uint8ClampedArray): void {
    const { rows, columns, values } = data;
    this.#canvas.width = Math.max(1, columns);
    this.#canvas.height = Math.max(1, rows);
    const context = this.#canvas.getContext('2d');
    if (!context || values.length === 0) return;
    const image = context.createImageData(columns, rows);
    const pixels = image.data;
    for (let at = 0; at < values.length; at++) {
      const value = values[at] ?? NaN;
      if (Number.isNaN(value)) continue;
      const shade = Math.round(shareOfScale(data, value) * (shades - 1)) * 3;
      pixels[at * 4] = colors[shade] ?? 0;
      pixels[at * 4 + 1] = colors[shade + 1] ?? 0;
      pixels[at * 4 + 2] = colors[shade + 2] ?? 0;
      pixels[at * 4 + 3] = 255;
    }
    context.putImageData(image, 0, 0);
  }

  get image(): HTMLCanvasElement {
    return this.#canvas;
  }
}
