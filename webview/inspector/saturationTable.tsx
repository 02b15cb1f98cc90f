import { format } from '../shared/host.ts';
import { picture } from './conversation.ts';
import { text } from './text.ts';

/** How many of each gate's values are closed or open, over the stretch in the heatmap. */
export function SaturationTable() {
  const shown = picture.value;
  if (!shown) return null;
  if (shown.saturation.length === 0) return <p class="muted">{text.noGates}</p>;
  return (
    <table>
      <caption>{text.saturation}</caption>
      <thead>
        <tr>
          <th scope="col">{text.gate}</th>
          <th scope="col">{text.closed}</th>
          <th scope="col">{text.open}</th>
        </tr>
      </thead>
      <tbody>
        {shown.saturation.map(({ layer, quantity, low, high }) => (
          <tr key={`${layer} ${quantity}`}>
            <th scope="row">{shown.layers > 1 ? format(text.layerGate, layer + 1, text[quantity]) : text[quantity]}</th>
            <td>{percent(low)}</td>
            <td>{percent(high)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function percent(value: number) {
  return (
    <span class="share">
      <meter min={0} max={1} value={value} aria-hidden="true" />
      {(100 * value).toFixed(1)} %
    </span>
  );
}
