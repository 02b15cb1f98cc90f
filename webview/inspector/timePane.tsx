import { format } from '../shared/host.ts';
import { Asker } from './asker.tsx';
import { ask, choice, conversation, snapshots } from './conversation.ts';
import { useQuestion } from './question.ts';
import { text } from './text.ts';

/** The same lines as the network saw them at earlier steps of its training, and what it wrote then. */
export function TimePane() {
  const steps = snapshots.value;
  const question = useQuestion((signal) => ask('samples', null, signal));
  if (steps.length === 0) return <p class="muted">{text.noSnapshots}</p>;
  const { step } = choice.value;
  const place = step === null ? steps.length : steps.indexOf(step);
  const shown = step === null ? text.newest : format(text.step, step);
  return (
    <>
      <p class="muted">{text.timeExplained}</p>
      <div class="buttons">
        <input
          type="range"
          aria-label={text.tabTime}
          aria-valuetext={shown}
          min={0}
          max={steps.length}
          value={place}
          onInput={(event) => conversation.choose({ step: steps[Number(event.currentTarget.value)] ?? null })}
        />
        <output>{shown}</output>
      </div>
      <Asker question={question} label={text.showSamples} />
      <div class="samples">
        {question.answer?.map(({ step, text: written }) => (
          <figure key={step}>
            <figcaption>{format(text.step, step)}</figcaption>
            <pre tabIndex={0}>{written}</pre>
          </figure>
        ))}
      </div>
    </>
  );
}
