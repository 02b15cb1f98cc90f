import { effect, signal } from '@preact/signals';
import { format } from '../shared/host.ts';
import { curve, run } from './conversation.ts';
import { text } from './text.ts';

/** Often enough to follow a run by ear, seldom enough to do something else meanwhile. */
const millisecondsBetween = 20_000;

const spoken = signal('');
let spokenAt = -Infinity;

effect(() => {
  const phase = run.value?.phase;
  const latest = curve.value.at(-1);
  if (phase !== 'training' && phase !== 'paused') spokenAt = -Infinity;
  else if (latest && (phase === 'paused' || performance.now() - spokenAt >= millisecondsBetween)) {
    spokenAt = performance.now();
    const { step, validationBits, trainBits } = latest;
    spoken.value =
      validationBits === null
        ? format(text.spokenTraining, step, trainBits.toFixed(2))
        : format(text.spokenHeldOut, step, validationBits.toFixed(2));
  }
});

/** How far a run is, for screen readers: its first figures, then now and then; every step of one that is made step by step. */
export function SpokenProgress() {
  return (
    <p class="visually-hidden" role="log">
      {spoken.value}
    </p>
  );
}
