import { useEffect, useRef } from 'preact/hooks';
import { shades } from '../shared/colorScale.ts';
import { format } from '../shared/host.ts';
import { onThemeChange, themeScale } from '../shared/themeColors.ts';
import { shownData } from './pictureData.ts';
import { text } from './text.ts';

/** What the heatmap's colours mean, in numbers. */
export function Legend() {
  const data = shownData.value;
  const scale = data?.scale ?? 'signed';
  if (!data) return null;
  const least = scale === 'share' ? 0 : -data.extent;
  return (
    <p class="legend muted">
      <span>{number(least)}</span>
      <Bar scale={scale} label={format(text.legend, number(least), number(data.extent))} />
      <span>{number(data.extent)}</span>
      {scale === 'signed' && <span>{text.legendSigned}</span>}
    </p>
  );
}

function Bar({ scale, label }: { readonly scale: 'signed' | 'share' | 'signedLogarithmic'; readonly label: string }) {
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
