import { colorScale, type Rgb } from './colorScale.ts';
import type { HeatmapData } from './heatmapData.ts';

/** The ends and the middle of the heatmaps' scales, contributed by package.json in all four kinds of theme. */
const stopsOf = {
  signed: ['Negative', 'Zero', 'Positive'],
  signedLogarithmic: ['Negative', 'Zero', 'Positive'],
  share: ['Low', 'Middle', 'High'],
  shareLogarithmic: ['Low', 'Middle', 'High'],
} as const;

/** A scale's colours in the present theme, [shades, 3]. */
export function themeScale(scale: HeatmapData['scale']): Uint8ClampedArray {
  return colorScale(stopsOf[scale].map((stop) => themeColor(`--vscode-recurrent-heatmap${stop}`)));
}

/** A theme colour's red, green and blue, whatever way it is written. */
export function themeColor(property: string): Rgb {
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  if (!context) return [128, 128, 128];
  context.fillStyle = getComputedStyle(document.body).getPropertyValue(property) || 'gray';
  context.fillRect(0, 0, 1, 1);
  const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
  return [red, green, blue];
}

/** Calls back when the theme changed: what is drawn on a canvas has to be drawn anew. */
export function onThemeChange(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.body, { attributeFilter: ['class', 'data-vscode-theme-id'] });
  return () => observer.disconnect();
}
