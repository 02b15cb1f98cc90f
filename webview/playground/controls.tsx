import { format } from '../shared/host.ts';
import { active, conversation, curve, run } from './conversation.ts';
import { text } from './text.ts';

/** Train, pause, resume, stop; and how far the run is. */
export function Controls() {
  const view = run.value;
  if (!view) return null;
  const { phase } = view;
  const { progress: latest } = view;
  const proposed = view.finished?.suggestedLearningRate ?? null;
  return (
    <div class="controls">
      {!active.value && (
        <button onClick={conversation.train}>{curve.value.length > 0 ? text.trainAgain : text.train}</button>
      )}
      {phase === 'finished' && (
        <button class="secondary" onClick={() => conversation.goOn()}>
          {text.goOn}
        </button>
      )}
      {phase === 'finished' && proposed !== null && (
        <button class="secondary" onClick={() => conversation.goOn(proposed)}>
          {format(text.goOnAt, proposed)}
        </button>
      )}
      {phase === 'training' && (
        <button class="secondary" onClick={conversation.pause}>
          {text.pause}
        </button>
      )}
      {phase === 'paused' && (
        <>
          <button onClick={conversation.resume}>{text.resume}</button>
          <button class="secondary" onClick={conversation.stepOnce}>
            {text.step}
          </button>
        </>
      )}
      {active.value && (
        <button class="secondary" onClick={conversation.stop}>
          {text.stop}
        </button>
      )}
      {latest && (
        <p class="figures muted">
          <span>{format(text.epoch, latest.epoch.toFixed(1), latest.point.step)}</span>
          {phase === 'training' && (
            <span>{format(text.speed, Math.round(latest.charactersPerSecond).toLocaleString())}</span>
          )}
          {latest.secondsLeft !== null && active.value && (
            <span>{format(text.left, Math.ceil(latest.secondsLeft))}</span>
          )}
          <span>
            {text.gradientNorm} {latest.point.gradientNorm.toPrecision(2)}
          </span>
        </p>
      )}
    </div>
  );
}
