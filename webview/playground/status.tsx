import { format } from '../shared/host.ts';
import { refusal } from '../shared/refusal.ts';
import { curve, name, planned, run } from './conversation.ts';
import { text } from './text.ts';

/** One line that says where the run stands, and what a person should know. */
export function Status() {
  const view = run.value;
  const shownName = name.value;
  const known = planned.value;
  if (!view || !known || shownName === null) return null;
  const learned = 'plan' in known && known.selection ? format(text.selection, shownName) : shownName;
  const headline = {
    idle: format(text.idle, learned),
    waiting: view.sentence ?? text.waiting,
    starting: text.starting,
    training: format(text.trainingNow, learned),
    paused: text.paused,
    finished: view.sentence ?? '',
    failed: '',
  }[view.phase];
  const warnings = view.started?.warnings ?? [];
  const failure = view.phase === 'failed' ? view.sentence : null;
  const unplanned = 'refusal' in known ? known.refusal : null;
  const errors = new Set([refusal.value, failure, unplanned].filter((sentence) => sentence !== null));
  return (
    <header>
      <h1>{shownName}</h1>
      <p role="status">{headline || comparison()}</p>
      {headline && view.phase === 'finished' && <p>{comparison()}</p>}
      {warnings.map((warning) => (
        <p class="message warning">{warning}</p>
      ))}
      {view.edited && <p class="message">{text.edited}</p>}
      {[...errors].map((sentence) => (
        <p class="message error" role="alert">
          {sentence}
        </p>
      ))}
    </header>
  );
}

/** Whether the network learned more than counting. */
function comparison(): string {
  const view = run.value;
  const bits =
    view?.finished?.bitsPerCharacter ?? curve.value.findLast((point) => point.validationBits !== null)?.validationBits;
  if (!view?.baselines || bits === undefined || bits === null) return '';
  const { ngram, ngramOrder } = view.baselines;
  const sentence = bits < ngram ? text.betterThanCounting : text.notBetterThanCounting;
  return format(sentence, bits.toFixed(2), ngram.toFixed(2), ngramOrder - 1);
}
