import { Controls } from './controls.tsx';
import { snapshot, refusal } from './conversation.ts';
import { LearningCurve } from './learningCurve.tsx';
import { SamplePane } from './samplePane.tsx';
import { SettingsForm } from './settingsForm.tsx';
import { Status } from './status.tsx';

export function App() {
  if (!snapshot.value) return refusal.value && <p class="message error">{refusal.value}</p>;
  return (
    <>
      <Status />
      <Controls />
      <div class="columns">
        <div>
          <LearningCurve />
          <SamplePane />
        </div>
        <SettingsForm />
      </div>
    </>
  );
}
