import { refusal } from '../shared/refusal.ts';
import { SpokenProgress } from '../shared/spokenProgress.tsx';
import { ComparisonPane } from './comparisonPane.tsx';
import { Controls } from './controls.tsx';
import { drawn, name } from './conversation.ts';
import { GradientCurve } from './gradientCurve.tsx';
import { LearningCurve } from './learningCurve.tsx';
import { RunsPane } from './runsPane.tsx';
import { SamplePane } from './samplePane.tsx';
import { SettingsForm } from './settingsForm.tsx';
import { Status } from './status.tsx';
import { SteeringForm } from './steeringForm.tsx';
import { text } from './text.ts';

export function App() {
  if (name.value === null) return refusal.value && <p class="message error">{refusal.value}</p>;
  return (
    <>
      <Status />
      <SpokenProgress run={drawn} heldOut={text.spokenHeldOut} training={text.spokenTraining} />
      <Controls />
      <SteeringForm />
      <div class="columns">
        <div>
          <LearningCurve />
          <GradientCurve />
          <SamplePane />
        </div>
        <SettingsForm />
      </div>
      <ComparisonPane />
      <RunsPane />
    </>
  );
}
