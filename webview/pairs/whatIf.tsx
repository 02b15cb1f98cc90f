import type { TranslateAnswer } from '../../src/protocol/translation.ts';
import { format } from '../shared/host.ts';
import { visibleCharacter } from '../shared/visibleCharacter.ts';
import { significant } from './significant.ts';
import { text } from './text.ts';
import { changedAnswer, changes, isChanged, undoChanges } from './translation.ts';
import { unitDifference } from './unitDifference.ts';
import { WeightSlider } from './weightSlider.tsx';

/** Most units of a source that each get a field of their own. */
const mostUnits = 60;

/** What becomes of the output when its beginning is forced, a unit of the source is another, or a weight is dragged. */
export function WhatIf({ answer }: { readonly answer: TranslateAnswer }) {
  const { prefix, sourceUnits } = changes.value;
  const units = sourceUnits ?? answer.sourceUnits;
  const swap = (at: number, typed: string) => {
    const own = answer.sourceUnits[at] ?? '';
    // A word has the space before it folded in: one that is typed in its place keeps the two apart.
    const unit = own.length > 1 && own.startsWith(' ') && !typed.startsWith(' ') ? ` ${typed}` : typed;
    const swapped = units.map((known, index) => (index === at ? unit : known));
    const restored = swapped.every((known, index) => known === answer.sourceUnits[index]);
    changes.value = { ...changes.value, sourceUnits: restored ? null : swapped };
  };
  return (
    <section aria-labelledby="what-if-heading">
      <h3 id="what-if-heading">{text.whatIf}</h3>
      <label class="prefix">
        <span>{text.prefix}</span>
        <input
          type="text"
          spellcheck={false}
          value={prefix}
          onInput={(event) => (changes.value = { ...changes.value, prefix: event.currentTarget.value })}
        />
      </label>
      {answer.sourceUnits.length <= mostUnits && (
        <fieldset class="swap">
          <legend>{text.swap}</legend>
          {units.map((unit, at) => (
            <input
              key={at}
              type="text"
              spellcheck={false}
              class={unit === answer.sourceUnits[at] ? '' : 'swapped'}
              size={Math.max(1, unit.length)}
              aria-label={format(text.sourceUnit, at + 1)}
              placeholder={visibleCharacter(answer.sourceUnits[at] ?? '')}
              value={unit}
              onChange={(event) => swap(at, event.currentTarget.value)}
            />
          ))}
        </fieldset>
      )}
      <WeightSlider answer={answer} />
      {isChanged.value && <Difference answer={answer} />}
    </section>
  );
}

/** How the output changed, and how its probability did. */
function Difference({ answer }: { readonly answer: TranslateAnswer }) {
  const changed = changedAnswer.value;
  if (!changed) return null;
  const probability = ({ logProbability }: TranslateAnswer) => significant(Math.exp(logProbability));
  const same = changed.output === answer.output;
  return (
    <div class="difference" role="status">
      <p class="changed-output">
        <span class="muted">{text.changed}: </span>
        {unitDifference(answer.targetUnits, changed.targetUnits).map(({ kind, text: stretch }) =>
          kind === 'same' ? stretch : kind === 'before' ? <del>{stretch}</del> : <ins>{stretch}</ins>,
        )}
      </p>
      <p class="muted">{format(same ? text.same : text.different, probability(answer), probability(changed))}</p>
      <button class="secondary" onClick={undoChanges}>
        {text.reset}
      </button>
    </div>
  );
}
