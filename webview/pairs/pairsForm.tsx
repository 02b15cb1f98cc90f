import type { ChosenPairsSettings, PairsSettings } from '../../src/protocol/pairsSettings.ts';
import { CellField, CellVariantFields, UnitField } from '../shared/cellFields.tsx';
import { CheckField, NumberField, SelectField } from '../shared/fields.tsx';
import { format } from '../shared/host.ts';
import { LimitFields } from '../shared/limitFields.tsx';
import { numberSteps } from '../shared/numberSteps.ts';
import { withChoice } from '../shared/withChoice.ts';
import { choice, conversation, other, readAs, run } from './conversation.ts';
import { text } from './text.ts';

/** Everything that can be chosen. An empty field means: chosen by us, as its placeholder shows. */
export function PairsForm() {
  const planned = readAs.value?.planned;
  if (!planned || !('plan' in planned)) return null;
  const { settings, parameters } = planned.plan;
  const { settings: chosen, budget } = choice.value;
  const choose = <Name extends keyof PairsSettings>(name: Name, value: PairsSettings[Name] | undefined) =>
    void conversation.choose(withChoice<ChosenPairsSettings, Name>(chosen, name, value), budget);
  const number = (name: NumericSetting, label: string) => (
    <NumberField
      label={label}
      steps={numberSteps[name]}
      value={chosen[name]}
      placeholder={settings[name]}
      onChange={(value) => choose(name, value)}
    />
  );
  const cells = { planned: settings, chosen, choose };
  return (
    <details class="form" open={run.curve.value.length === 0}>
      <summary>
        {text.settings}: {settings.cell.toUpperCase()} {settings.hidden}, {text[settings.attention]},{' '}
        {format(text.parameters, parameters)}
      </summary>
      <form class="settings" onSubmit={(event) => event.preventDefault()}>
        <fieldset disabled={run.active.value || other.active.value}>
          <legend class="visually-hidden">{text.settings}</legend>
          <CellField {...cells} />
          <SelectField
            label={text.attention}
            value={settings.attention}
            options={{ none: text.none, dot: text.dot, general: text.general, additive: text.additive }}
            onChange={(value) => choose('attention', value)}
          />
          <UnitField {...cells} />
          {number('hidden', text.hidden)}
          {number('embedding', text.embedding)}
          {number('layers', text.layers)}
          {number('teacherForcing', text.teacherForcing)}
          <CheckField
            label={text.reverseSource}
            checked={settings.reverseSource}
            onChange={(checked) => choose('reverseSource', checked)}
          />
          <LimitFields budget={budget} choose={(limits) => void conversation.choose(chosen, limits)} />
          <details>
            <summary>{text.moreSettings}</summary>
            {number('batch', text.batch)}
            {number('dropout', text.dropout)}
            {number('learningRate', text.learningRate)}
            <CellVariantFields {...cells} />
            {number('seed', text.seed)}
          </details>
        </fieldset>
      </form>
    </details>
  );
}

/** A number that has a field. */
type NumericSetting = keyof typeof numberSteps &
  {
    [Name in keyof PairsSettings]: PairsSettings[Name] extends number ? Name : never;
  }[keyof PairsSettings];
