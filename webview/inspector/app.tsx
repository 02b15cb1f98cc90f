import { format } from '../shared/host.ts';
import type { Picture } from '../../src/protocol/inspector.ts';
import { conversation, picture, snapshot, trouble } from './conversation.ts';
import { HeatmapPane } from './heatmapPane.tsx';
import { Legend } from './legend.tsx';
import { charactersWritten, shownData } from './pictureData.ts';
import { SaturationTable } from './saturationTable.tsx';
import { Tabs } from './tabs.tsx';
import { text, textOf } from './text.ts';
import { Toolbar } from './toolbar.tsx';
import { UnitTrace } from './unitTrace.tsx';

export function App() {
  const shown = picture.value;
  const why = trouble.value;
  if (!snapshot.value) return null;
  return (
    <>
      <h1>{snapshot.value.name}</h1>
      {why && (
        <div class={why.kind === 'failed' ? 'message error' : 'message'} role="status">
          <p>{why.sentence}</p>
          {why.kind === 'noModel' && <button onClick={conversation.train}>{text.train}</button>}
        </div>
      )}
      {shown && (
        <>
          <p class="shown">
            {format(textOf('shown', shown.unit), text[shown.quantity], shown.layer + 1, shown.step, shown.units)}
            {shown.origin > 0 && ` ${format(text.approximate, shown.origin + 1)}`}
          </p>
          <Toolbar />
          <HeatmapPane />
          {shownData.value && (
            <Legend
              data={shownData.value}
              unit={shownData.value.scale === 'share' ? text.legendGate : text.legendState}
            />
          )}
          {shown.edited && <EditedSince picture={shown} />}
          {shown.unknown > 0 && <p class="message">{format(text.unknown, shown.unknown)}</p>}
          <UnitTrace />
          <SaturationTable />
          <Tabs />
        </>
      )}
    </>
  );
}

/** What of the text is new to the network, as far as that is known. */
function EditedSince({ picture: { written, learnedLength, documentLength } }: { readonly picture: Picture }) {
  if (written) return <p class="message">{format(text.editedKnown, charactersWritten(written))}</p>;
  return (
    <p class="message">
      {format(text.edited, learnedLength, documentLength)} {text.editedUnknown}
    </p>
  );
}
