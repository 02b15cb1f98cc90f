import type { ChosenSettings, RunSettings } from '../../src/protocol/settings.ts';
import { format } from '../shared/host.ts';
import { active, choice, conversation, plan, snapshot } from './conversation.ts';
import { CheckField, NumberField, SelectField } from '../shared/fields.tsx';
import { withChoice } from '../shared/withChoice.ts';
import { text } from './text.ts';

/** Everything that can be chosen. An empty field means: chosen from the document's size, as its placeholder shows. */
export function SettingsForm() {
  const planned = plan.value;
  const document = snapshot.value?.document;
  if (!planned || !document) return null;
  const chosen = choice.value.settings;
  const { budget } = choice.value;
  const change = (settings: ChosenSettings) => void conversation.choose(settings, budget);
  const number = (name: NumericSetting, label: string, step: number) => (
    <NumberField
      label={label}
      step={step}
      value={chosen[name]}
      placeholder={planned.settings[name]}
      onChange={(value) => change(withChoice(chosen, name, value))}
    />
  );
  const check = (name: 'coupledGates' | 'peepholes' | 'tied', label: string) => (
    <CheckField
      label={label}
      checked={planned.settings[name]}
      onChange={(checked) => change(withChoice(chosen, name, checked))}
    />
  );
  const { cell } = planned.settings;
  return (
    <form class="settings" onSubmit={(event) => event.preventDefault()}>
      <fieldset disabled={active.value}>
        <legend class="visually-hidden">{text.moreSettings}</legend>
        <SelectField
          label={text.cell}
          value={cell}
          options={{ rnn: 'RNN', lstm: 'LSTM', gru: 'GRU' }}
          onChange={(value) => change(withChoice(chosen, 'cell', value))}
        />
        <SelectField
          label={text.unit}
          value={planned.settings.unit}
          options={{ character: text.characters, word: text.words }}
          onChange={(value) => change(withChoice(chosen, 'unit', value))}
        />
        {number('layers', text.layers, 1)}
        {number('hidden', text.hidden, 1)}
        {number('embedding', text.embedding, 1)}
        {number('sequence', text.sequence, 1)}
        {number('batch', text.batch, 1)}
        {number('dropout', text.dropout, 0.05)}
        {number('learningRate', text.learningRate, 0.0001)}
        <NumberField
          label={text.seconds}
          step={1}
          value={budget.seconds}
          placeholder={text.noLimit}
          onChange={(seconds) => void conversation.choose(chosen, withChoice(budget, 'seconds', seconds))}
        />
        <NumberField
          label={text.steps}
          step={1}
          value={budget.steps}
          placeholder={text.noLimit}
          onChange={(steps) => void conversation.choose(chosen, withChoice(budget, 'steps', steps))}
        />
        <details>
          <summary>{text.moreSettings}</summary>
          {cell === 'gru' && (
            <SelectField
              label={text.gruReset}
              value={planned.settings.gruReset}
              options={{ after: text.resetAfter, before: text.resetBefore }}
              onChange={(value) => change(withChoice(chosen, 'gruReset', value))}
            />
          )}
          {cell === 'lstm' && (
            <>
              {number('forgetBias', text.forgetBias, 0.5)}
              {check('coupledGates', text.coupledGates)}
              {check('peepholes', text.peepholes)}
            </>
          )}
          <SelectField
            label={text.attention}
            value={planned.settings.attention}
            options={{ none: text.attentionNone, general: text.attentionGeneral }}
            onChange={(value) => change(withChoice(chosen, 'attention', value))}
          />
          {check('tied', text.tied)}
          {number('seed', text.seed, 1)}
        </details>
      </fieldset>
      <p class="muted">
        {format(text.chosenForYou, document.characters.toLocaleString())}{' '}
        {format(text.parameters, planned.parameters.toLocaleString())}
      </p>
    </form>
  );
}

type NumericSetting = {
  [Name in keyof RunSettings]: RunSettings[Name] extends number ? Name : never;
}[keyof RunSettings];
