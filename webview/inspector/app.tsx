import { format } from '../shared/host.ts';
import { conversation, picture, snapshot, trouble } from './conversation.ts';
import { HeatmapPane } from './heatmapPane.tsx';
import { Legend } from './legend.tsx';
import { SaturationTable } from './saturationTable.tsx';
import { Tabs } from './tabs.tsx';
import { text } from './text.ts';
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
          <Toolbar />
          <HeatmapPane />
          <Legend />
          <p class="muted">
            {format(text.step, shown.step.toLocaleString())}
            {shown.origin > 0 && ` ${format(text.approximate, shown.origin.toLocaleString())}`}
          </p>
          {shown.edited && (
            <p class="message">
              {format(text.edited, shown.learnedLength.toLocaleString(), shown.documentLength.toLocaleString())}
            </p>
          )}
          {shown.unknown > 0 && <p class="message">{format(text.unknown, shown.unknown.toLocaleString())}</p>}
          <UnitTrace />
          <SaturationTable />
          <Tabs />
        </>
      )}
    </>
  );
}
