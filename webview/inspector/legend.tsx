import { useEffect, useRef } from 'preact/hooks';
import { shades } from '../shared/colorScale.ts';
import { isSigned, type HeatmapData, type HeatmapScale } from '../shared/heatmapData.ts';
import { format } from '../shared/host.ts';
import { onThemeChange, themeScale } from '../shared/themeColors.ts';
import { text } from './text.ts';

/** What a heatmap's colours mean, in numbers and in words. */
export function Legend({ data, unit }: { readonly data: HeatmapData; readonly unit: string }) {
  const { scale } = data;
  const [least, most] = ends(data);
  return (
    <p class="legend muted">
      <span>{least}</span>
      <Bar scale={scale} label={format(text.legend, least, most, unit)} />
      <span>{most}</span>
      <span>{unit}</span>
      {isSigned(scale) && <span>{text.legendSigned}</span>}
    </p>
  );
}

/** The numbers at the bar's two ends. */
function ends({ scale, extent }: HeatmapData): readonly [string, string] {
  const least = isSigned(scale) ? -extent : scale === 'shareLogarithmic' ? extent / 1e4 : 0;
  return [number(least), number(extent)];
}

function Bar({ scale, label }: { readonly scale: HeatmapScale; readonly label: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const draw = () => {
      const context = canvas.current?.getContext('2d');
      if (!context) return;
      const colors = themeScale(scale);
      for (let shade = 0; shade < shades; shade++) {
        const [red = 0, green = 0, blue = 0] = colors.subarray(shade * 3, shade * 3 + 3);
        context.fillStyle = `rgb(${red} ${green} ${blue})`;
        context.fillRect(shade, 0, 1, 10);
      }
    };
    draw();
    return onThemeChange(draw);
  }, [scale]);
  return <canvas ref={canvas} width={shades} height={10} role="img" aria-label={label} />;
}

function number(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toPrecision(2);
}
