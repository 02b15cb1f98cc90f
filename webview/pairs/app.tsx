import { refusal } from '../shared/refusal.ts';
import { SpokenProgress } from '../shared/spokenProgress.tsx';
import { name, other, run } from './conversation.ts';
import { Controls } from './controls.tsx';
import { Examples } from './examples.tsx';
import { LearningCurve } from './learningCurve.tsx';
import { LengthCurve } from './lengthCurve.tsx';
import { Looking } from './looking.tsx';
import { PairsForm } from './pairsForm.tsx';
import { Preview } from './preview.tsx';
import { ShareCurve } from './shareCurve.tsx';
import { Status } from './status.tsx';
import { text } from './text.ts';

export function App() {
  if (name.value === null) return refusal.value && <p class="message error">{refusal.value}</p>;
  return (
    <>
      <Status />
      {[run, other].map((each) => (
        <SpokenProgress run={each} heldOut={text.spokenHeldOut} training={text.spokenTraining} />
      ))}
      <Controls />
      <Preview />
      <PairsForm />
      <div class="charts">
        <LearningCurve />
        <ShareCurve />
        <LengthCurve />
      </div>
      <Examples />
      <Looking />
    </>
  );
}
