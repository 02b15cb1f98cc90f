import type { RunSettings } from '../../src/protocol/settings.ts';
import type { TrainingStrings } from '../../src/protocol/trainingStrings.ts';
import { CheckField, NumberField, SelectField } from './fields.tsx';
import { numberSteps } from './numberSteps.ts';
import { strings } from './host.ts';

const text = strings<TrainingStrings>();

/** What every network has to be told about its cells and what they read, whatever it learns. */
type CellSettings = Pick<RunSettings, 'cell' | 'unit' | 'gruReset' | 'forgetBias' | 'coupledGates' | 'peepholes'>;

type CellChoice = {
  [Name in keyof CellSettings]: [name: Name, value: CellSettings[Name] | undefined];
}[keyof CellSettings];

interface CellFieldsProps {
  /** What holds: what was chosen, and for the rest what we choose. */
  readonly planned: CellSettings;
  readonly chosen: { readonly forgetBias?: number | undefined };
  /** Undefined leaves it to us again. */
  readonly choose: (...choice: CellChoice) => void;
}

export function CellField({ planned, choose }: CellFieldsProps) {
  return (
    <SelectField
      label={text.cell}
      value={planned.cell}
      options={{ rnn: 'RNN', lstm: 'LSTM', gru: 'GRU' }}
      onChange={(value) => choose('cell', value)}
    />
  );
}

export function UnitField({ planned, choose }: CellFieldsProps) {
  return (
    <SelectField
      label={text.unit}
      value={planned.unit}
      options={{ character: text.characters, word: text.words }}
      onChange={(value) => choose('unit', value)}
    />
  );
}

/** What only some cells have: the place of a GRU's reset gate, an LSTM's biases and gates. */
export function CellVariantFields({ planned, chosen, choose }: CellFieldsProps) {
  const check = (name: 'coupledGates' | 'peepholes') => (
    <CheckField label={text[name]} checked={planned[name]} onChange={(checked) => choose(name, checked)} />
  );
  if (planned.cell === 'gru') {
    return (
      <SelectField
        label={text.gruReset}
        value={planned.gruReset}
        options={{ after: text.resetAfter, before: text.resetBefore }}
        onChange={(value) => choose('gruReset', value)}
      />
    );
  }
  if (planned.cell === 'rnn') return null;
  return (
    <>
      <NumberField
        label={text.forgetBias}
        steps={numberSteps.forgetBias}
        value={chosen.forgetBias}
        placeholder={planned.forgetBias}
        onChange={(value) => choose('forgetBias', value)}
      />
      {check('coupledGates')}
      {check('peepholes')}
    </>
  );
}
