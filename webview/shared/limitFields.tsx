import type { Budget } from '../../src/protocol/settings.ts';
import type { TrainingStrings } from '../../src/protocol/trainingStrings.ts';
import { NumberField } from './fields.tsx';
import { strings } from './host.ts';
import { numberSteps } from './numberSteps.ts';
import { withChoice } from './withChoice.ts';

const text = strings<TrainingStrings>();

interface LimitFieldsProps {
  readonly budget: Budget;
  readonly choose: (budget: Budget) => void;
}

/** After how many seconds or steps a run ends by itself. */
export function LimitFields({ budget, choose }: LimitFieldsProps) {
  return (
    <>
      {(['seconds', 'steps'] as const).map((name) => (
        <NumberField
          label={text[name]}
          steps={numberSteps[name]}
          value={budget[name]}
          placeholder={text.noLimit}
          onChange={(value) => choose(withChoice(budget, name, value))}
        />
      ))}
    </>
  );
}
