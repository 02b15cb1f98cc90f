import { format } from '../shared/host.ts';
import { beam, chooseBeam, chooseLengthPenalty, forceTarget, lengthPenalty, limits, ownSource } from './asking.ts';
import { AttentionMap } from './attentionMap.tsx';
import { BeamTree } from './beamTree.tsx';
import { run } from './conversation.ts';
import { Explanation } from './explanation.tsx';
import { significant } from './significant.ts';
import { text } from './text.ts';
import { answer, hasModel, shownPair, source, trouble } from './translation.ts';
import { WhatIf } from './whatIf.tsx';

/** What the network writes for one source and where it looks: for the pair under the cursor, or a source of one's own. */
export function Looking() {
  if (!hasModel.value) {
    return run.active.value ? null : <p class="muted">{text.noModel}</p>;
  }
  const pair = shownPair.value;
  return (
    <section class="looking" aria-labelledby="looking-heading">
      <h2 id="looking-heading">{text.looking}</h2>
      <div class="asking">
        <label class="own-source">
          <span>{text.ownSource}</span>
          <input
            type="text"
            spellcheck={false}
            placeholder={text.ownSourceHint}
            value={ownSource.value}
            onInput={(event) => (ownSource.value = event.currentTarget.value)}
          />
        </label>
        <label class="beam">
          <span>{text.beam}</span>
          <input
            type="number"
            {...limits.beam}
            value={beam.value}
            onChange={(event) => chooseBeam(Number(event.currentTarget.value))}
          />
        </label>
        <label class="beam" title={text.lengthPenaltyHint}>
          <span>{text.lengthPenalty}</span>
          <input
            type="number"
            {...limits.lengthPenalty}
            step="0.1"
            disabled={beam.value === 1}
            value={lengthPenalty.value}
            onChange={(event) => chooseLengthPenalty(Number(event.currentTarget.value))}
          />
        </label>
        {pair && (
          <label class="check">
            <input
              type="checkbox"
              checked={forceTarget.value}
              onChange={(event) => (forceTarget.value = event.currentTarget.checked)}
            />
            {text.forceTarget}
          </label>
        )}
      </div>
      {trouble.value && (
        <p class="message error" role="alert">
          {format(text.failed, trouble.value)}
        </p>
      )}
      {source.value.trim() === '' ? <p class="muted">{text.noPair}</p> : <Written />}
    </section>
  );
}

function Written() {
  const shown = answer.value;
  if (!shown) return null;
  const pair = shownPair.value;
  return (
    <>
      <dl class="written" aria-live="polite">
        {pair && (
          <>
            <dt>{text.source}</dt>
            <dd>{format(text.fromLine, pair.line, shown.source)}</dd>
          </>
        )}
        <dt>{text.outputOf}</dt>
        <dd>
          <output>{shown.output}</output>{' '}
          <span class="muted">{format(text.probability, significant(Math.exp(shown.logProbability)))}</span>
        </dd>
        {pair && pair.target !== shown.output && (
          <>
            <dt>{text.wanted}</dt>
            <dd>{pair.target}</dd>
          </>
        )}
      </dl>
      {shown.unknown.length > 0 && <p class="message">{format(text.unknown, shown.unknown.join(' '))}</p>}
      {!shown.finished && <p class="message">{text.unfinished}</p>}
      {!shown.attention && <p class="muted">{text.noAttention}</p>}
      {shown.attention && shown.targetUnits.length > 0 && <AttentionMap answer={shown} />}
      <WhatIf answer={shown} />
      {shown.attention && <Explanation answer={shown} />}
      <BeamTree answer={shown} />
    </>
  );
}
