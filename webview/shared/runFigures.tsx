import type { ComponentChildren } from 'preact';
import type { RunState } from '../../src/protocol/playground.ts';
import type { TrainingStrings } from '../../src/protocol/trainingStrings.ts';
import { isActive } from './drawnRun.ts';
import { format, strings } from './host.ts';

const text = strings<TrainingStrings>();

interface RunFiguresProps {
  readonly state: RunState;
  /** How fast it is, with a place for the number. */
  readonly speed: string;
  readonly children?: ComponentChildren;
}

/** How far a run is, how fast, and how long it will take; nothing before it reported. */
export function RunFigures({ state: { phase, progress }, speed, children }: RunFiguresProps) {
  if (!progress) return null;
  const { epoch, point, charactersPerSecond, secondsLeft } = progress;
  return (
    <p class="figures muted">
      <span>{format(text.epoch, epoch.toFixed(1), point.step)}</span>
      {phase === 'training' && <span>{format(speed, Math.round(charactersPerSecond))}</span>}
      {secondsLeft !== null && isActive(phase) && <span>{format(text.left, Math.ceil(secondsLeft))}</span>}
      {children}
    </p>
  );
}
