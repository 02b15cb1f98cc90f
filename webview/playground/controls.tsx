import { format } from '../shared/host.ts';
import { useKeptFocus } from '../shared/keepFocus.ts';
import { RunButtons, SecondaryButton } from '../shared/runButtons.tsx';
import { RunFigures } from '../shared/runFigures.tsx';
import { active, conversation, curve, planned, run } from './conversation.ts';
import { text } from './text.ts';

/** Train, pause, resume, stop; and how far the run is. */
export function Controls() {
  const view = run.value;
  const kept = useKeptFocus();
  if (!view) return null;
  const { phase, progress } = view;
  const ready = planned.value !== null && 'plan' in planned.value;
  const proposed = view.finished?.suggestedLearningRate ?? null;
  return (
    <div class="controls" {...kept}>
      {!active.value && (
        <button disabled={!ready} onClick={conversation.train}>
          {curve.value.length > 0 ? text.trainAgain : text.train}
        </button>
      )}
      {!active.value && view.canGoOn && <SecondaryButton label={text.goOn} onClick={() => conversation.goOn()} />}
      {phase === 'finished' && proposed !== null && (
        <SecondaryButton label={format(text.goOnAt, proposed)} onClick={() => conversation.goOn(proposed)} />
      )}
      <RunButtons phase={phase} acts={conversation} />
      <RunFigures state={view} speed={text.speed}>
        <span>
          {text.gradientNorm} {progress?.point.gradientNorm.toPrecision(2)}
        </span>
      </RunFigures>
    </div>
  );
}
