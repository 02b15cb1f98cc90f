import { useId } from 'preact/hooks';
import type { Step } from '../../src/protocol/lessonText.ts';
import { conversation, snapshot } from './conversation.ts';
import { Inlines } from './inlines.tsx';
import { text } from './text.ts';

/** Something to do in the editor; the host notices when it is done. */
export function StepView({ step: { id, text: words, until } }: { readonly step: Step }) {
  const label = useId();
  const done = snapshot.value?.progress.steps.includes(id) ?? false;
  return (
    <section class={done ? 'card step done' : 'card step'} id={id} aria-labelledby={label}>
      <p class="kind" role="status">
        <span class="mark" aria-hidden="true">
          {done ? '✓' : '○'}
        </span>{' '}
        {done ? text.stepDone : text.stepWaiting}
      </p>
      <p id={label}>
        <Inlines content={words} />
      </p>
      {!done && until !== 'check-equation' && until !== 'run-experiment' && (
        <button class="secondary" onClick={() => conversation.act(until)}>
          {text.doIt}
        </button>
      )}
    </section>
  );
}
