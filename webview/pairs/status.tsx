import { format } from '../shared/host.ts';
import { refusal } from '../shared/refusal.ts';
import { name, other, readAs, run } from './conversation.ts';
import { text } from './text.ts';

/** One line that says where the runs stand, and what a person should know. */
export function Status() {
  const view = run.state.value;
  const compared = other.state.value;
  const shownName = name.value;
  if (!view || !compared || shownName === null) return null;
  const headline = {
    idle: format(text.idle, shownName),
    waiting: view.sentence ?? text.waiting,
    starting: text.starting,
    training: format(text.trainingNow, shownName),
    paused: text.paused,
    finished: view.sentence ?? '',
    failed: '',
  }[view.phase];
  const failures = [view, compared].flatMap(({ phase, sentence }) =>
    phase === 'failed' && sentence ? [sentence] : [],
  );
  const planned = readAs.value?.planned;
  const refused = planned && 'refusal' in planned ? [planned.refusal] : [];
  const errors = new Set([...(refusal.value === null ? [] : [refusal.value]), ...failures, ...refused]);
  return (
    <header>
      <h1>{shownName}</h1>
      <p role="status">
        {other.active.value && !run.active.value ? (compared.sentence ?? text.trainingOther) : headline} {judgement()}
      </p>
      {(view.started?.warnings ?? []).map((warning) => (
        <p class="message warning">{warning}</p>
      ))}
      {(view.edited || compared.edited) && <p class="message">{text.edited}</p>}
      {[...errors].map((sentence) => (
        <p class="message error" role="alert">
          {sentence}
        </p>
      ))}
    </header>
  );
}

/** How many of the held-out pairs the kept model writes to the letter. */
function judgement(): string {
  const finished = run.state.value?.finished?.pairs;
  if (!finished) return '';
  const pairs = finished.byLength.reduce((sum, bin) => sum + bin.pairs, 0);
  return `${format(text.exactly, (100 * finished.exactMatch).toFixed(1), pairs)}.`;
}
