import { computed, signal } from '@preact/signals';
import type {
  PlaygroundEvents,
  PlaygroundHostCalls,
  PlaygroundSnapshot,
  RunChange,
  RunState,
  Sample,
} from '../../src/protocol/playground.ts';
import type { RunRecord, RunRow } from '../../src/protocol/runs.ts';
import type { Budget, ChosenSettings, SteeringChange } from '../../src/protocol/settings.ts';
import type { CurvePoint, RunPlan } from '../../src/protocol/trainer.ts';
import { connectHost, viewState } from '../shared/host.ts';

/** Everything that is drawn, as the host last told it. */
export const snapshot = signal<PlaygroundSnapshot | null>(null);
export const run = signal<RunState | null>(null);
export const curve = signal<readonly CurvePoint[]>([]);
export const sample = signal<Sample | null>(null);
export const plan = signal<RunPlan | null>(null);
export const choice = signal<{ readonly settings: ChosenSettings; readonly budget: Budget }>({
  settings: {},
  budget: {},
});
export const temperature = signal(0.8);
/** Whether the document trains, or waits to. */
export const active = computed(() =>
  ['waiting', 'starting', 'training', 'paused'].includes(run.value?.phase ?? 'idle'),
);
/** The recorded runs of the document, newest first. */
export const rows = signal<readonly RunRow[]>([]);
/** Why something the person asked for was refused. */
export const refusal = signal<string | null>(null);

const host = connectHost<PlaygroundEvents, PlaygroundHostCalls>({
  run: ({ state, points, restart }: RunChange) => {
    run.value = state;
    if (restart) curve.value = points;
    else if (points.length > 0) curve.value = [...curve.value, ...points];
  },
  sample: (written) => {
    sample.value = written;
  },
  runs: (listed) => {
    rows.value = listed;
  },
});

async function refusable<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    const value = await answer;
    refusal.value = null;
    return value;
  } catch (error) {
    refusal.value = error instanceof Error ? error.message : String(error);
    return undefined;
  }
}

function remember(): void {
  const uri = snapshot.value?.uri;
  if (uri) viewState.write({ document: uri, ...choice.value, temperature: temperature.value });
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
    choice.value = { settings: chosen, budget };
    temperature.value = received.temperature;
    plan.value = received.plan;
    curve.value = view.curve;
    run.value = view;
    sample.value = received.sample;
    rows.value = received.runs;
    snapshot.value = received;
    remember();
  },
  async choose(settings: ChosenSettings, budget: Budget): Promise<void> {
    choice.value = { settings, budget };
    remember();
    const planned = await refusable(host.request('choose', choice.value));
    if (planned) plan.value = planned;
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
