import type { TranslateAnswer } from '../../src/protocol/translation.ts';
import { useDraft } from '../shared/fields.tsx';
import { format } from '../shared/host.ts';
import { visibleCharacter } from '../shared/visibleCharacter.ts';
import { significant } from './significant.ts';
import { text } from './text.ts';
import { changedAnswer, changedTrouble, changes, isChanged, undoChanges } from './translation.ts';
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
            <SwapField
              key={at}
              at={at}
              unit={unit}
              own={answer.sourceUnits[at] ?? ''}
              onChange={(typed) => swap(at, typed)}
            />
          ))}
        </fieldset>
      )}
      <WeightSlider answer={answer} />
      {isChanged.value && <Outcome answer={answer} />}
    </section>
  );
}

interface SwapFieldProps {
  /** Where in the source it stands. */
  readonly at: number;
  readonly unit: string;
  /** What stands there in the document, or was typed as a source. */
  readonly own: string;
  readonly onChange: (typed: string) => void;
}

function SwapField({ at, unit, own, onChange }: SwapFieldProps) {
  return (
    <input
      type="text"
      spellcheck={false}
      class={unit === own ? '' : 'swapped'}
      size={Math.max(1, unit.length)}
      aria-label={format(text.sourceUnit, at + 1)}
      placeholder={visibleCharacter(own)}
      {...useDraft(unit, onChange)}
    />
  );
}

/** What the changes make of the output, or why nothing; and a way back. */
function Outcome({ answer }: { readonly answer: TranslateAnswer }) {
  const changed = changedAnswer.value;
  const refused = changedTrouble.value;
  if (!changed && refused === null) return null;
  return (
    <div class="difference" role="status">
      {changed && <Difference answer={answer} changed={changed} />}
      {refused !== null && <p class="message error">{format(text.failed, refused)}</p>}
      <button class="secondary" onClick={undoChanges}>
        {text.reset}
      </button>
    </div>
  );
}

interface DifferenceProps {
  readonly answer: TranslateAnswer;
  readonly changed: TranslateAnswer;
}

/** How the output changed, and how its probability did. */
function Difference({ answer, changed }: DifferenceProps) {
  const probability = ({ logProbability }: TranslateAnswer) => significant(Math.exp(logProbability));
  const same = changed.output === answer.output;
  return (
    <>
      <p class="changed-output">
        <span class="muted">{text.changed}: </span>
        {unitDifference(answer.targetUnits, changed.targetUnits).map(({ kind, text: stretch }) =>
          kind === 'same' ? stretch : kind === 'before' ? <del>{stretch}</del> : <ins>{stretch}</ins>,
        )}
      </p>
      <p class="muted">{format(same ? text.same : text.different, probability(answer), probability(changed))}</p>
    </>
  );
}
