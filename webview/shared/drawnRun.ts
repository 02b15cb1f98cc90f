import { batch, computed, signal } from '@preact/signals';
import { grownCurve } from '../../src/protocol/grownCurve.ts';
import type { RunChange, RunState, RunView } from '../../src/protocol/playground.ts';
import type { CurvePoint } from '../../src/protocol/trainer.ts';

/** Whether a run in this phase trains, or waits to. */
export function isActive(phase: RunState['phase']): boolean {
  return ['waiting', 'starting', 'training', 'paused'].includes(phase);
}

/** A run as the host last told it. */
export class DrawnRun {
  readonly state = signal<RunState | null>(null);
  readonly curve = signal<readonly CurvePoint[]>([]);

  /** Whether it trains, or waits to. */
  readonly active = computed(() => isActive(this.state.value?.phase ?? 'idle'));

  show(view: RunView): void {
    this.curve.value = view.curve;
    this.state.value = view;
  }

  change({ state, points, restart }: RunChange): void {
    batch(() => {
      this.state.value = state;
      if (restart) this.curve.value = points;
      else if (points.length > 0) this.curve.value = grownCurve(this.curve.value, points);
    });
  }
}
