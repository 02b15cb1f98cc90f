import type { ComponentType } from 'preact';
import { conversation, openTab, tabNames, type TabName } from './conversation.ts';
import { InfluencePane } from './influencePane.tsx';
import { MemoryPane } from './memoryPane.tsx';
import { SourcesPane } from './sourcesPane.tsx';
import { text } from './text.ts';
import { TimePane } from './timePane.tsx';
import { UnitsPane } from './unitsPane.tsx';

const tabs: Readonly<Record<TabName, { readonly name: string; readonly Pane: ComponentType }>> = {
  influence: { name: text.tabInfluence, Pane: InfluencePane },
  sources: { name: text.tabSources, Pane: SourcesPane },
  units: { name: text.tabUnits, Pane: UnitsPane },
  memory: { name: text.tabMemory, Pane: MemoryPane },
  time: { name: text.tabTime, Pane: TimePane },
};

/** What explains the heatmap, one question at a time. */
export function Tabs() {
  const open = openTab.value;
  const { Pane } = tabs[open];
  const turn = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = tabNames[(tabNames.indexOf(open) + step + tabNames.length) % tabNames.length] ?? open;
    conversation.openTab(next);
    document.getElementById(`tab-${next}`)?.focus();
  };
  return (
    <section class="tabs">
      <div role="tablist" onKeyDown={turn}>
        {tabNames.map((key) => (
          <button
            key={key}
            id={`tab-${key}`}
            role="tab"
            aria-selected={key === open}
            aria-controls="tab-pane"
            tabIndex={key === open ? 0 : -1}
            onClick={() => conversation.openTab(key)}
          >
            {tabs[key].name}
          </button>
        ))}
      </div>
      <div role="tabpanel" id="tab-pane" aria-labelledby={`tab-${open}`}>
        <Pane />
      </div>
    </section>
  );
}
