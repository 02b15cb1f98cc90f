import type { Baselines, CurvePoint, Finished, Progress, RunPlan, RunStarted } from './trainer.ts';
import type { RunRecord, RunRow } from './runs.ts';
import type { Budget, ChosenSettings, Steering, SteeringChange } from './settings.ts';

export type Phase = 'idle' | 'waiting' | 'starting' | 'training' | 'paused' | 'finished' | 'failed';

/** How a run ended. */
export interface RunEnd extends Omit<Finished, 'reason' | 'bestStep'> {
  /** Null where only the saved model is left of the run, which does not tell. */
  readonly reason: Finished['reason'] | null;
  /** Null likewise. */
  readonly bestStep: number | null;
}

/** Where a run stands at one moment; the host owns it, the webview draws it. */
export interface RunState {
  readonly phase: Phase;
  readonly started: RunStarted | null;
  readonly baselines: Baselines | null;
  /** The latest report; null before the first. */
  readonly progress: Progress | null;
  readonly finished: RunEnd | null;
  /** Why it failed, or what it waits for. */
  readonly sentence: string | null;
  /** Whether the document was edited since training began. */
  readonly edited: boolean;
  /** What the run was steered to last; null before it began. */
  readonly steering: Steering | null;
  /** Whether a model is saved whose training can go on, however this run ended. */
  readonly canGoOn: boolean;
}

export interface RunView extends RunState {
  readonly curve: readonly CurvePoint[];
}

/** What changed in a run: its state, and the points its curve gained, as `grownCurve` adds them. */
export interface RunChange {
  readonly state: RunState;
  readonly points: readonly CurvePoint[];
  /** The curve begins anew with these points. */
  readonly restart: boolean;
}

export interface Sample {
  readonly text: string;
  readonly temperature: number;
  readonly step: number;
}

/** What would be trained, and on how much text; or why nothing can be. */
export type PlaygroundPlanned =
  | {
      readonly plan: RunPlan;
      readonly characters: number;
      readonly selection: boolean;
      /** Whether only the beginning was looked at: units further on add to the plan's parameters. */
      readonly beginning: boolean;
    }
  | { readonly refusal: string };

export interface PlaygroundSnapshot {
  /** The document this playground belongs to, remembered by the webview across reloads. */
  readonly uri: string;
  readonly name: string;
  readonly engine: string;
  readonly planned: PlaygroundPlanned;
  readonly chosen: ChosenSettings;
  readonly budget: Budget;
  readonly run: RunView;
  readonly sample: Sample | null;
  readonly temperature: number;
  /** The runs of this document, newest first. */
  readonly runs: readonly RunRow[];
}

/** What the playground asks of the extension host. */
export interface PlaygroundHostCalls {
  /** The webview can draw: send everything once, then increments. */
  ready(nothing: null): PlaygroundSnapshot;
  choose(choice: { readonly settings: ChosenSettings; readonly budget: Budget }): PlaygroundPlanned;
  train(nothing: null): void;
  /** Takes up the saved model where its training stopped, at another learning rate if one is told. */
  goOn(change: { readonly learningRate?: number }): void;
  pause(nothing: null): void;
  resume(nothing: null): void;
  stepOnce(nothing: null): void;
  stop(nothing: null): void;
  /** Changes the run under way; what is left out stays. */
  steer(change: SteeringChange): void;
  setTemperature(temperature: number): void;
  /** The whole records of some runs, in the order asked for; those no longer kept are left out. */
  records(runs: readonly string[]): readonly RunRecord[];
  noteRun(change: { readonly run: string; readonly note: string }): void;
  /** Deletes runs with what is kept of them, after the person agreed. */
  deleteRuns(runs: readonly string[]): void;
  /** Puts runs on the clipboard as a table. */
  copyRuns(chosen: { readonly runs: readonly string[]; readonly format: 'markdown' | 'csv' }): void;
  /** Saves runs as an HTML report where the person says. */
  exportRuns(runs: readonly string[]): void;
  /** Asks how to compare RNN, LSTM and GRU, then does. */
  compare(nothing: null): void;
  /** Makes a run's model the document's. */
  adoptRun(run: string): void;
}

/** What the host tells the playground: what changed, at most once a frame. */
export interface PlaygroundEvents {
  run(change: RunChange): void;
  /** The document was edited, or another part of it selected. */
  planned(planned: PlaygroundPlanned): void;
  /** What the network wrote; null where its model is no longer there. */
  sample(sample: Sample | null): void;
  /** The runs of the document are others now. */
  runs(rows: readonly RunRow[]): void;
}
