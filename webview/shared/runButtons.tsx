import type { RunState } from '../../src/protocol/playground.ts';
import type { TrainingStrings } from '../../src/protocol/trainingStrings.ts';
import { isActive } from './drawnRun.ts';
import { strings } from './host.ts';

const text = strings<TrainingStrings>();

interface RunButtonsProps {
  readonly phase: RunState['phase'];
  /** What a person can do with a run that is under way. */
  readonly acts: Readonly<Record<'pause' | 'resume' | 'stepOnce' | 'stop', () => void>>;
}

/** Pause, resume, make a single step, stop: whatever the phase of a run allows. */
export function RunButtons({ phase, acts }: RunButtonsProps) {
  return (
    <>
      {phase === 'training' && <SecondaryButton label={text.pause} onClick={acts.pause} />}
      {phase === 'paused' && (
        <>
          <button onClick={acts.resume}>{text.resume}</button>
          <SecondaryButton label={text.step} onClick={acts.stepOnce} />
        </>
      )}
      {isActive(phase) && <SecondaryButton label={text.stop} onClick={acts.stop} />}
    </>
  );
}

interface SecondaryButtonProps {
  readonly label: string;
  readonly onClick: () => void;
}

/** A button beside the one that matters most. */
export function SecondaryButton({ label, onClick }: SecondaryButtonProps) {
  return (
    <button class="secondary" onClick={onClick}>
      {label}
    </button>
  );
}
