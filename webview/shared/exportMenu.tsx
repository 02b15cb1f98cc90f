import { useState } from 'preact/hooks';
import type { ExportedFile } from '../../src/protocol/exportedFile.ts';
import type { ExportStrings } from '../../src/protocol/exportStrings.ts';
import type { Heatmap } from './heatmap.ts';
import { heatmapCsv, heatmapSvg } from './heatmapExport.ts';
import { strings } from './host.ts';
import { themeScale } from './themeColors.ts';

const text = strings<ExportStrings>();

type Format = 'png' | 'svg' | 'csv';

interface ExportMenuProps {
  /** Of the file, without its ending. */
  readonly name: string;
  readonly heatmap: () => Heatmap | null;
  readonly save: (file: ExportedFile) => void;
}

/**
 * Hands a heatmap over to be saved: as it is seen, as vectors, or as numbers. Choosing does nothing yet: where an arrow key changes a
 * closed list, whoever only passes by would save.
 */
export function ExportMenu({ name, heatmap, save }: ExportMenuProps) {
  const [format, setFormat] = useState<Format>('png');
  const hand = async () => {
    const shown = heatmap();
    const content = shown && (await contentOf(shown, format));
    if (content) save({ name: `${name}.${format}`, content });
  };
  return (
    <span class="export">
      <select
        aria-label={text.exportFormat}
        value={format}
        onChange={(event) => setFormat(event.currentTarget.value as Format)}
      >
        <option value="png">{text.exportPng}</option>
        <option value="svg">{text.exportSvg}</option>
        <option value="csv">{text.exportCsv}</option>
      </select>
      <button class="secondary" onClick={() => void hand()}>
        {text.exportPicture}
      </button>
    </span>
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
