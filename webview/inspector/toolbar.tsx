import { ExportMenu } from '../shared/exportMenu.tsx';
import { Choice } from './choice.tsx';
import { choice, conversation, picture } from './conversation.ts';
import { heatmap } from './heatmapPane.tsx';
import { text } from './text.ts';

const zoomStep = 1.5;

/** What is looked at, in which order, and how closely. */
export function Toolbar() {
  const shown = picture.value;
  if (!shown) return null;
  const { layer, quantity, sorting, unit } = choice.value;
  const zoomButton = (sign: string, label: string, factor: number) => (
    <button class="secondary" title={label} aria-label={label} onClick={() => heatmap.value?.zoom(factor)}>
      {sign}
    </button>
  );
  return (
    <div class="toolbar">
      {shown.layers > 1 && (
        <Choice
          label={text.layer}
          value={String(layer)}
          options={Object.fromEntries(Array.from({ length: shown.layers }, (_, at) => [String(at), String(at + 1)]))}
          onChange={(value) => conversation.choose({ layer: Number(value) })}
        />
      )}
      <Choice
        label={text.quantity}
        value={shown.quantities.includes(quantity) ? quantity : 'hidden'}
        options={Object.fromEntries(shown.quantities.map((name) => [name, text[name]]))}
        onChange={(value) => conversation.choose({ quantity: value })}
      />
      <Choice
        label={text.sorting}
        value={sorting}
        options={{
          index: text.byIndex,
          variance: text.byVariance,
          saturation: text.bySaturation,
          similarity: text.bySimilarity,
          ...(unit !== null && { correlation: text.byCorrelation }),
        }}
        onChange={(value) => conversation.choose({ sorting: value })}
      />
      <span class="buttons">
        {zoomButton('+', text.zoomIn, zoomStep)}
        {zoomButton('−', text.zoomOut, 1 / zoomStep)}
        <button class="secondary" onClick={() => heatmap.value?.fit()}>
          {text.fit}
        </button>
        <ExportMenu name="heatmap" heatmap={() => heatmap.value} save={conversation.save} />
      </span>
    </div>
  );
}
