import { useSignal, useSignalEffect } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { DrawnRun } from './drawnRun.ts';
import { format } from './host.ts';

/** Often enough to follow a run by ear, seldom enough to do something else meanwhile. */
const millisecondsBetween = 20_000;

interface SpokenProgressProps {
  readonly run: Pick<DrawnRun, 'state' | 'curve'>;
  /** What is said of a step and its loss, with places for both: of held-out data where it was measured, else of training. */
  readonly heldOut: string;
  readonly training: string;
}

/** How far a run is, for screen readers: its first figures, then now and then; every step of one that is made step by step. */
export function SpokenProgress({ run, heldOut, training }: SpokenProgressProps) {
  const spoken = useSignal('');
  const spokenAt = useRef(-Infinity);
  useSignalEffect(() => {
    const phase = run.state.value?.phase;
    const latest = run.curve.value.at(-1);
    if (phase !== 'training' && phase !== 'paused') spokenAt.current = -Infinity;
    else if (latest && (phase === 'paused' || performance.now() - spokenAt.current >= millisecondsBetween)) {
      spokenAt.current = performance.now();
      const { step, validationBits, trainBits } = latest;
      spoken.value =
        validationBits === null
          ? format(training, step, trainBits.toFixed(2))
          : format(heldOut, step, validationBits.toFixed(2));
    }
  });
  return (
    <p class="visually-hidden" role="log">
      {spoken}
    </p>
  );
}
