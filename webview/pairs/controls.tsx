import { useKeptFocus } from '../shared/keepFocus.ts';
import { RunButtons, SecondaryButton } from '../shared/runButtons.tsx';
import { RunFigures } from '../shared/runFigures.tsx';
import { conversation, other, readAs, run } from './conversation.ts';
import { text } from './text.ts';

/** Train, pause, resume, stop; train once more to compare; and how far the run is. */
export function Controls() {
  const view = run.state.value;
  const compared = other.state.value;
  const kept = useKeptFocus();
  if (!view || !compared) return null;
  const active = run.active.value || other.active.value;
  const running = other.active.value && !run.active.value ? compared : view;
  const planned = readAs.value?.planned;
  const ready = planned !== undefined && 'plan' in planned;
  const attention = view.started?.settings.attention;
  return (
    <div class="controls" {...kept}>
      {!active && (
        <button disabled={!ready} onClick={conversation.train}>
          {run.curve.value.length > 0 ? text.trainAgain : text.train}
        </button>
      )}
      {!active && view.canGoOn && <SecondaryButton label={text.goOn} onClick={conversation.goOn} />}
      <RunButtons phase={running.phase} acts={conversation} />
      {!other.active.value && attention !== undefined && (
        <SecondaryButton
          label={attention === 'none' ? text.trainWith : text.trainWithout}
          onClick={conversation.trainOther}
        />
      )}
      <RunFigures state={running} speed={text.speed} />
    </div>
  );
}
