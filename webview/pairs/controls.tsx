import { format } from '../shared/host.ts';
import { conversation, other, readAs, run } from './conversation.ts';
import { text } from './text.ts';

/** Train, pause, resume, stop; train once more to compare; and how far the run is. */
export function Controls() {
  const view = run.state.value;
  const compared = other.state.value;
  if (!view || !compared) return null;
  const active = run.active.value || other.active.value;
  const running = other.active.value && !run.active.value ? compared : view;
  const { progress } = running;
  const planned = readAs.value?.planned;
  const ready = planned !== undefined && 'plan' in planned;
  const attention = view.started?.settings.attention;
  const secondary = (label: string, onClick: () => void) => (
    <button class="secondary" onClick={onClick}>
      {label}
    </button>
  );
  return (
    <div class="controls">
      {!active && (
        <button disabled={!ready} onClick={conversation.train}>
          {run.curve.value.length > 0 ? text.trainAgain : text.train}
        </button>
      )}
      {!active && view.phase === 'finished' && secondary(text.goOn, conversation.goOn)}
      {!other.active.value &&
        attention !== undefined &&
        secondary(attention === 'none' ? text.trainWith : text.trainWithout, conversation.trainOther)}
      {running.phase === 'training' && secondary(text.pause, conversation.pause)}
      {running.phase === 'paused' && (
        <>
          <button onClick={conversation.resume}>{text.resume}</button>
          {secondary(text.step, conversation.stepOnce)}
        </>
      )}
      {active && secondary(text.stop, conversation.stop)}
      {progress && (
        <p class="figures muted">
          <span>{format(text.epoch, progress.epoch.toFixed(1), progress.point.step.toLocaleString())}</span>
          {running.phase === 'training' && (
            <span>{format(text.speed, Math.round(progress.charactersPerSecond).toLocaleString())}</span>
          )}
          {progress.secondsLeft !== null && active && <span>{format(text.left, Math.ceil(progress.secondsLeft))}</span>}
        </p>
      )}
    </div>
  );
}
