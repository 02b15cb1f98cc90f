import type { ChosenSettings, RunSettings } from '../../src/protocol/settings.ts';
import { CellField, CellVariantFields, UnitField } from '../shared/cellFields.tsx';
import { format } from '../shared/host.ts';
import { LimitFields } from '../shared/limitFields.tsx';
import { active, choice, conversation, planned } from './conversation.ts';
import { CheckField, NumberField, SelectField } from '../shared/fields.tsx';
import { numberSteps } from '../shared/numberSteps.ts';
import { withChoice } from '../shared/withChoice.ts';
import { text } from './text.ts';

/** Everything that can be chosen. An empty field means: chosen from the document's size, as its placeholder shows. */
export function SettingsForm() {
  const known = planned.value;
  if (!known || !('plan' in known)) return null;
  const { plan, characters, beginning } = known;
  const chosen = choice.value.settings;
  const { budget } = choice.value;
  const choose = <Name extends keyof RunSettings>(name: Name, value: RunSettings[Name] | undefined) =>
    void conversation.choose(withChoice<ChosenSettings, Name>(chosen, name, value), budget);
  const number = (name: NumericSetting, label: string) => (
    <NumberField
      label={label}
      steps={numberSteps[name]}
      value={chosen[name]}
      placeholder={plan.settings[name]}
      onChange={(value) => choose(name, value)}
    />
  );
  const cells = { planned: plan.settings, chosen, choose };
  return (
    <form class="settings" onSubmit={(event) => event.preventDefault()}>
      <fieldset disabled={active.value}>
        <legend class="visually-hidden">{text.moreSettings}</legend>
        <CellField {...cells} />
        <UnitField {...cells} />
        {number('layers', text.layers)}
        {number('hidden', text.hidden)}
        {!plan.settings.tied && number('embedding', text.embedding)}
        {number('sequence', text.sequence)}
        {number('batch', text.batch)}
        {number('dropout', text.dropout)}
        {number('learningRate', text.learningRate)}
        <LimitFields budget={budget} choose={(limits) => void conversation.choose(chosen, limits)} />
        <details>
          <summary>{text.moreSettings}</summary>
          <CellVariantFields {...cells} />
          <SelectField
            label={text.attention}
            value={plan.settings.attention}
            options={{ none: text.attentionNone, general: text.attentionGeneral }}
            onChange={(value) => choose('attention', value)}
          />
          <CheckField label={text.tied} checked={plan.settings.tied} onChange={(checked) => choose('tied', checked)} />
          {number('seed', text.seed)}
        </details>
      </fieldset>
      <p class="muted">
        {format(text.chosenForYou, characters)}{' '}
        {format(beginning ? text.parametersAtLeast : text.parameters, plan.parameters)}
      </p>
    </form>
  );
}

/** A number that has a field. */
type NumericSetting = keyof typeof numberSteps &
  {
    [Name in keyof RunSettings]: RunSettings[Name] extends number ? Name : never;
  }[keyof RunSettings];
