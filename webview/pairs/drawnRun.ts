import { computed, signal } from '@preact/signals';
import type { RunChange, RunState, RunView } from '../../src/protocol/playground.ts';
import type { CurvePoint, PairsFigures } from '../../src/protocol/trainer.ts';

/** A run as the host last told it. */
export class DrawnRun {
  readonly state = signal<RunState | null>(null);
  readonly curve = signal<readonly CurvePoint[]>([]);

  /** The newest judgement by held-out pairs: of all of them where the run ended, else of some. */
  readonly figures = computed<PairsFigures | null>(() => {
    const finished = this.state.value?.finished?.pairs;
    return finished ?? this.curve.value.findLast((point) => point.pairs)?.pairs ?? null;
  });

  readonly active = computed(() =>
    ['waiting', 'starting', 'training', 'paused'].includes(this.state.value?.phase ?? 'idle'),
  );

  show(view: RunView): void {
    this.curve.value = view.curve;
    this.state.value = view;
  }

  change({ state, points, restart }: RunChange): void {
    this.state.value = state;
    if (restart) this.curve.value = points;
    else if (points.length > 0) this.curve.value = [...this.curve.value, ...points];
  }
}
