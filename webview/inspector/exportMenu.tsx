import type { Heatmap } from '../shared/heatmap.ts';
import { heatmapCsv, heatmapSvg } from '../shared/heatmapExport.ts';
import { themeScale } from '../shared/themeColors.ts';
import { conversation } from './conversation.ts';
import { text } from './text.ts';

type Format = 'png' | 'svg' | 'csv';

/** Hands a heatmap over to be saved: as it is seen, as vectors, or as numbers. */
export function ExportMenu({ name, heatmap }: { readonly name: string; readonly heatmap: () => Heatmap | null }) {
  const save = async (format: Format) => {
    const shown = heatmap();
    const content = shown && (await contentOf(shown, format));
    if (content) conversation.save({ name: `${name}.${format}`, content });
  };
  return (
    <select
      aria-label={text.exportPicture}
      value=""
      onChange={(event) => {
        void save(event.currentTarget.value as Format);
        event.currentTarget.value = '';
      }}
    >
      <option value="" disabled>
        {text.exportPicture}
      </option>
      <option value="png">{text.exportPng}</option>
      <option value="svg">{text.exportSvg}</option>
      <option value="csv">{text.exportCsv}</option>
    </select>
  );
}

async function contentOf({ canvas, data }: Heatmap, format: Format): Promise<string | Uint8Array | null> {
  if (!data) return null;
  if (format === 'csv') return heatmapCsv(data);
  const { color, backgroundColor } = getComputedStyle(document.body);
  if (format === 'svg') return heatmapSvg(data, themeScale(data.scale), color, backgroundColor);
  const opaque = document.createElement('canvas');
  [opaque.width, opaque.height] = [canvas.width, canvas.height];
  const context = opaque.getContext('2d');
  if (!context) return null;
  context.fillStyle = backgroundColor;
  context.fillRect(0, 0, opaque.width, opaque.height);
  context.drawImage(canvas, 0, 0);
  const blob = await new Promise<Blob | null>((resolve) => opaque.toBlob(resolve));
  return blob && new Uint8Array(await blob.arrayBuffer());
}
