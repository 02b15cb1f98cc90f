import type { ChosenPairsSettings, PairsSettings } from '../../src/protocol/pairsSettings.ts';
import { CheckField, NumberField, SelectField } from '../shared/fields.tsx';
import { format } from '../shared/host.ts';
import { withChoice } from '../shared/withChoice.ts';
import { choice, conversation, other, readAs, run } from './conversation.ts';
import { text } from './text.ts';

/** Everything that can be chosen. An empty field means: chosen by us, as its placeholder shows. */
export function PairsForm() {
  const planned = readAs.value?.planned;
  if (!planned || !('plan' in planned)) return null;
  const { settings, parameters } = planned.plan;
  const { settings: chosen, budget } = choice.value;
  const change = (changed: ChosenPairsSettings) => void conversation.choose(changed, budget);
  const number = (name: NumericSetting, label: string, step: number) => (
    <NumberField
      label={label}
      step={step}
      value={chosen[name]}
      placeholder={settings[name]}
      onChange={(value) => change(withChoice(chosen, name, value))}
    />
  );
  const check = (name: 'coupledGates' | 'peepholes' | 'reverseSource', label: string) => (
    <CheckField
      label={label}
      checked={settings[name]}
      onChange={(checked) => change(withChoice(chosen, name, checked))}
    />
  );
  const limit = (name: 'seconds' | 'steps', label: string) => (
    <NumberField
      label={label}
      step={1}
      value={budget[name]}
      placeholder={text.noLimit}
      onChange={(value) => void conversation.choose(chosen, withChoice(budget, name, value))}
    />
  );
  return (
    <details class="form" open={run.curve.value.length === 0}>
      <summary>
        {text.settings}: {settings.cell.toUpperCase()} {settings.hidden}, {text[settings.attention]},{' '}
        {format(text.parameters, parameters.toLocaleString())}
      </summary>
      <form class="settings" onSubmit={(event) => event.preventDefault()}>
        <fieldset disabled={run.active.value || other.active.value}>
          <legend class="visually-hidden">{text.settings}</legend>
          <SelectField
            label={text.cell}
            value={settings.cell}
            options={{ rnn: 'RNN', lstm: 'LSTM', gru: 'GRU' }}
            onChange={(value) => change(withChoice(chosen, 'cell', value))}
          />
          <SelectField
            label={text.attention}
            value={settings.attention}
            options={{ none: text.none, dot: text.dot, general: text.general, additive: text.additive }}
            onChange={(value) => change(withChoice(chosen, 'attention', value))}
          />
          <SelectField
            label={text.unit}
            value={settings.unit}
            options={{ character: text.characters, word: text.words }}
            onChange={(value) => change(withChoice(chosen, 'unit', value))}
          />
          {number('hidden', text.hidden, 1)}
          {number('embedding', text.embedding, 1)}
          {number('layers', text.layers, 1)}
          {number('teacherForcing', text.teacherForcing, 0.1)}
          {check('reverseSource', text.reverseSource)}
          {limit('seconds', text.seconds)}
          {limit('steps', text.steps)}
          <details>
            <summary>{text.moreSettings}</summary>
            {number('batch', text.batch, 1)}
            {number('dropout', text.dropout, 0.05)}
            {number('learningRate', text.learningRate, 0.0001)}
            {settings.cell === 'gru' && (
              <SelectField
                label={text.gruReset}
                value={settings.gruReset}
                options={{ after: text.resetAfter, before: text.resetBefore }}
                onChange={(value) => change(withChoice(chosen, 'gruReset', value))}
              />
            )}
            {settings.cell === 'lstm' && (
              <>
                {number('forgetBias', text.forgetBias, 0.5)}
                {check('coupledGates', text.coupledGates)}
                {check('peepholes', text.peepholes)}
              </>
            )}
            {number('seed', text.seed, 1)}
          </details>
        </fieldset>
      </form>
    </details>
  );
}

type NumericSetting = {
  [Name in keyof PairsSettings]: PairsSettings[Name] extends number ? Name : never;
}[keyof PairsSettings];
