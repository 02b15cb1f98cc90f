import { computed, signal } from '@preact/signals';
import type { ExportedFile } from '../../src/protocol/exportedFile.ts';
import {
  defaultInspectorChoice,
  type InspectorChoice,
  type InspectorEvents,
  type InspectorHostCalls,
  type InspectorSnapshot,
  type Picture,
  type PointedLookBack,
  type TokenPlace,
} from '../../src/protocol/inspector.ts';
import { connectHost, viewState } from '../shared/host.ts';
import { stamp } from '../shared/stamp.ts';

export const tabNames = ['influence', 'sources', 'units', 'memory', 'time'] as const;
export type TabName = (typeof tabNames)[number];

/** Everything that is drawn, as the host last told it. */
export const snapshot = signal<InspectorSnapshot | null>(null);
export const picture = signal<Picture | null>(null);
export const trouble = signal<InspectorSnapshot['trouble']>(null);
export const choice = signal<InspectorChoice>(defaultInspectorChoice);
/** Offset of the editor's cursor. */
export const cursor = signal(0);
export const snapshots = signal<readonly number[]>([]);
/** The question below the heatmap that is open. */
export const openTab = signal<TabName>(tabNames[0]);

/** The token the cursor stands before, as a column of the heatmap; null where it is not in the picture. */
export const cursorColumn = computed(() => {
  const starts = picture.value?.starts;
  if (!starts) return null;
  const column = starts.findIndex((start, i) => start <= cursor.value && cursor.value < (starts[i + 1] ?? start));
  return column < 0 ? null : column;
});

const host = connectHost<InspectorEvents, InspectorHostCalls>({
  picture: (made) => {
    picture.value = made;
    trouble.value = null;
  },
  trouble: (why) => {
    trouble.value = why;
    if (why) picture.value = null;
  },
  cursor: (offset) => {
    cursor.value = offset;
  },
  choice: (changed) => {
    choice.value = changed;
    remember();
  },
  snapshots: (steps) => {
    snapshots.value = steps;
  },
});

/** What a person does, passed on to the host. */
export const conversation = {
  async open(): Promise<void> {
    stamp('ready');
    openTab.value = tabNames.find((name) => name === rememberedTab()) ?? openTab.value;
    const received = await host.request('ready', null);
    choice.value = received.choice;
    cursor.value = received.cursor;
    snapshots.value = received.snapshots;
    trouble.value = received.trouble;
    picture.value = received.picture;
    snapshot.value = received;
    remember();
  },
  choose(change: Partial<InspectorChoice>): void {
    choice.value = { ...choice.value, ...change };
    remember();
    host.notify('choose', choice.value);
  },
  openTab(name: TabName): void {
    openTab.value = name;
    remember();
  },
  scrollBy: (characters: number) => host.notify('scrollBy', characters),
  pointAtLookBack: (pointed: PointedLookBack | null) => host.notify('pointAtLookBack', pointed),
  pointAt: (token: TokenPlace | null) => host.notify('pointAt', token),
  goTo: (offset: number) => host.notify('goTo', offset),
  train: () => host.notify('train', null),
  save: (file: ExportedFile) => host.notify('save', file),
};

/** Asks the host something that takes its time and can be given up. */
export const ask: typeof host.request = (name, argument, signal) => host.request(name, argument, signal);

/** Keeps what a hidden page loses. */
function remember(): void {
  viewState.write({ document: snapshot.value?.uri, choice: choice.value, tab: openTab.value });
}

function rememberedTab(): unknown {
  const kept = viewState.read();
  return typeof kept === 'object' && kept !== null && 'tab' in kept ? kept.tab : undefined;
}
