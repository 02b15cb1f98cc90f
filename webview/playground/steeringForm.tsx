import type { Budget } from '../../src/protocol/settings.ts';
import { format } from '../shared/host.ts';
import { conversation, run } from './conversation.ts';
import { NumberField } from '../shared/fields.tsx';
import { numberSteps } from '../shared/numberSteps.ts';
import { text } from './text.ts';

/** What can be changed while a run goes on: learning rate, and when it ends. */
export function SteeringForm() {
  const view = run.value;
  if (!view?.started || !view.steering) return null;
  if (view.phase !== 'training' && view.phase !== 'paused') return null;
  const { learningRate, budget } = view.steering;
  const rate = (value: number) => conversation.steer({ learningRate: Number(value.toPrecision(3)) });
  const limit = (name: keyof Budget) => (value: number | undefined) => {
    const { [name]: _previous, ...rest } = budget;
    conversation.steer({ budget: value === undefined ? rest : { ...rest, [name]: value } });
  };
  return (
    <form class="steering" onSubmit={(event) => event.preventDefault()} aria-labelledby="steering-heading">
      <h2 id="steering-heading">{text.steering}</h2>
      <div class="steering-fields">
        <NumberField
          label={text.learningRate}
          steps={numberSteps.learningRate}
          value={learningRate}
          placeholder={view.started.settings.learningRate}
          onChange={(value) => rate(value ?? view.started?.settings.learningRate ?? learningRate)}
        />
        <span class="pair">
          <button class="secondary" type="button" aria-label={text.slower} onClick={() => rate(learningRate / 2)}>
            ÷ 2
          </button>
          <button class="secondary" type="button" aria-label={text.faster} onClick={() => rate(learningRate * 2)}>
            × 2
          </button>
        </span>
        <NumberField
          label={text.seconds}
          steps={numberSteps.seconds}
          value={budget.seconds}
          placeholder={text.noLimit}
          onChange={limit('seconds')}
        />
        <NumberField
          label={text.steps}
          steps={numberSteps.steps}
          value={budget.steps}
          placeholder={text.noLimit}
          onChange={limit('steps')}
        />
      </div>
      <p class="muted">{format(text.steeringNote, view.started.settings.learningRate)}</p>
    </form>
  );
}
