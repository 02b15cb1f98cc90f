import { signal } from '@preact/signals';
import type {
  PlaygroundEvents,
  PlaygroundHostCalls,
  PlaygroundPlanned,
  RunChange,
  Sample,
} from '../../src/protocol/playground.ts';
import type { RunRecord, RunRow } from '../../src/protocol/runs.ts';
import type { Budget, ChosenSettings, SteeringChange } from '../../src/protocol/settings.ts';
import { Choice } from '../shared/choice.ts';
import { DrawnRun } from '../shared/drawnRun.ts';
import { connectHost, viewState } from '../shared/host.ts';
import { refusable } from '../shared/refusal.ts';

/** The document's name; null before the host said anything. */
export const name = signal<string | null>(null);
/** The document's run. */
export const drawn = new DrawnRun();
export const { state: run, curve, active } = drawn;
export const sample = signal<Sample | null>(null);
/** What would be trained, or why nothing can be. */
export const planned = signal<PlaygroundPlanned | null>(null);
export const choice = new Choice<{ readonly settings: ChosenSettings; readonly budget: Budget }>(
  { settings: {}, budget: {} },
  remember,
);
export const temperature = signal(0.8);
/** The recorded runs of the document, newest first. */
export const rows = signal<readonly RunRow[]>([]);

let uri = '';

const host = connectHost<PlaygroundEvents, PlaygroundHostCalls>({
  run: (change: RunChange) => drawn.change(change),
  planned: (anew) => {
    planned.value = anew;
  },
  sample: (written) => {
    sample.value = written;
  },
  runs: (listed) => {
    rows.value = listed;
  },
});

function remember(): void {
  viewState.write({ document: uri, ...choice.accepted, temperature: temperature.value });
}

function act(name: 'train' | 'compare' | 'pause' | 'resume' | 'stepOnce' | 'stop'): () => void {
  return () => void refusable(host.request(name, null));
}

/** What a person does, passed on to the host. */
export const conversation = {
  async open(): Promise<void> {
    const received = await refusable(host.request('ready', null));
    if (!received) return;
    const { chosen, budget, run: view } = received;
    uri = received.uri;
    temperature.value = received.temperature;
    choice.receive({ settings: chosen, budget });
    planned.value = received.planned;
    drawn.show(view);
    sample.value = received.sample;
    rows.value = received.runs;
    name.value = received.name;
  },
  async choose(settings: ChosenSettings, budget: Budget): Promise<void> {
    const wanted = { settings, budget };
    const answer = await choice.change(wanted, () => host.request('choose', wanted));
    if (answer) planned.value = answer;
  },
  setTemperature(value: number): void {
    temperature.value = value;
    remember();
    host.notify('setTemperature', value);
  },
  /** The whole records of some runs; none where they could not be had. */
  async records(runs: readonly string[]): Promise<readonly RunRecord[]> {
    return (await refusable(host.request('records', runs))) ?? [];
  },
  noteRun: (run: string, note: string) => void refusable(host.request('noteRun', { run, note })),
  deleteRuns: (runs: readonly string[]) => void refusable(host.request('deleteRuns', runs)),
  copyRuns: (runs: readonly string[], format: 'markdown' | 'csv') =>
    void refusable(host.request('copyRuns', { runs, format })),
  exportRuns: (runs: readonly string[]) => void refusable(host.request('exportRuns', runs)),
  adoptRun: (run: string) => void refusable(host.request('adoptRun', run)),
  train: act('train'),
  compare: act('compare'),
  /** Takes up the saved model, at another learning rate if one is told. */
  goOn(learningRate?: number): void {
    void refusable(host.request('goOn', learningRate === undefined ? {} : { learningRate }));
  },
  steer(change: SteeringChange): void {
    void refusable(host.request('steer', change));
  },
  pause: act('pause'),
  resume: act('resume'),
  stepOnce: act('stepOnce'),
  stop: act('stop'),
};
