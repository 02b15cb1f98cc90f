import { signal } from '@preact/signals';
import type { ComponentType } from 'preact';
import { InfluencePane } from './influencePane.tsx';
import { MemoryPane } from './memoryPane.tsx';
import { SourcesPane } from './sourcesPane.tsx';
import { text } from './text.ts';
import { TimePane } from './timePane.tsx';
import { UnitsPane } from './unitsPane.tsx';

const tabs: Readonly<Record<string, { readonly name: string; readonly Pane: ComponentType }>> = {
  influence: { name: text.tabInfluence, Pane: InfluencePane },
  sources: { name: text.tabSources, Pane: SourcesPane },
  units: { name: text.tabUnits, Pane: UnitsPane },
  memory: { name: text.tabMemory, Pane: MemoryPane },
  time: { name: text.tabTime, Pane: TimePane },
};

const open = signal('influence');

/** What explains the heatmap, one question at a time. */
export function Tabs() {
  const { Pane } = tabs[open.value] ?? { Pane: InfluencePane };
  const names = Object.keys(tabs);
  const turn = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    open.value = names[(names.indexOf(open.value) + step + names.length) % names.length] ?? open.value;
    document.getElementById(`tab-${open.value}`)?.focus();
  };
  return (
    <section class="tabs">
      <div role="tablist" onKeyDown={turn}>
        {Object.entries(tabs).map(([key, { name }]) => (
          <button
            key={key}
            id={`tab-${key}`}
            role="tab"
            aria-selected={key === open.value}
            aria-controls="tab-pane"
            tabIndex={key === open.value ? 0 : -1}
            onClick={() => (open.value = key)}
          >
            {name}
          </button>
        ))}
      </div>
      <div role="tabpanel" id="tab-pane" aria-labelledby={`tab-${open.value}`}>
        <Pane />
      </div>
    </section>
  );
}
