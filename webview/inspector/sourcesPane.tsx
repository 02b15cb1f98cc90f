import { format } from '../shared/host.ts';
import { useSignal, useSignalEffect } from '@preact/signals';
import type { SourcePlaces } from '../../src/protocol/inspector.ts';
import { Asker } from './asker.tsx';
import { Choice } from './choice.tsx';
import { ask, choice, conversation, cursor } from './conversation.ts';
import { LookBackMap } from './lookBackMap.tsx';
import { lookBackQuestion, looked, reach, reaches } from './lookedBack.ts';
import { Overtaken, present } from './overtaken.tsx';
import { useQuestion } from './question.ts';
import { text, textOf } from './text.ts';

/** Where in the document predictions come from: around the cursor as a picture, in the whole document as links. */
export function SourcesPane() {
  const refusal = useSignal<string | null>(null);
  useSignalEffect(() => {
    const question = lookBackQuestion.value;
    if (!question) return undefined;
    const cancel = new AbortController();
    ask('lookBack', question.about, cancel.signal).then(
      (answer) => {
        looked.value = answer;
        refusal.value = null;
      },
      (error: Error) => {
        // What was overtaken is asked again by whatever overtook it.
        if (!cancel.signal.aborted && error.name !== 'Overtaken') refusal.value = format(text.failed, error.message);
      },
    );
    return () => cancel.abort();
  });
  const { answer } = looked.value ?? {};
  const why = refusal.value;
  const { coloring, lookingBy } = choice.value;
  return (
    <>
      {why !== null && (
        <p class="message error" role="alert">
          {why}
        </p>
      )}
      {answer && (
        <p class="muted">
          {answer.by === 'attention'
            ? textOf('attentionShown', answer.unit)
            : format(textOf('cacheShown', answer.unit), answer.window)}
          {!answer.hasAttention && ` ${text.attentionHint}`}
        </p>
      )}
      <div class="buttons">
        {answer?.hasAttention && (
          <Choice
            label={text.lookingBy}
            value={lookingBy}
            options={{ attention: text.byAttention, cache: text.byCache }}
            onChange={(by) => conversation.choose({ lookingBy: by })}
          />
        )}
        <Choice
          label={text.reach}
          value={String(reach.value)}
          options={Object.fromEntries(reaches.map((tokens) => [String(tokens), format(text.reachTokens, tokens)]))}
          onChange={(tokens) => (reach.value = Number(tokens))}
        />
        <label class="check">
          <input
            type="checkbox"
            checked={coloring === 'sources'}
            onChange={(event) => conversation.choose({ coloring: event.currentTarget.checked ? 'sources' : 'none' })}
          />
          {text.colorSources}
        </label>
      </div>
      {coloring === 'sources' && <p class="muted">{text.coloredBySources}</p>}
      <LookBackMap />
      <WholeDocument />
    </>
  );
}

/** The most similar states of all that stands before the cursor, each a link. */
function WholeDocument() {
  const question = useQuestion((signal) => ask('sources', cursor.value, signal));
  const { answer } = question;
  return (
    <>
      <Asker question={question} label={text.searchWhole} />
      <Overtaken version={answer?.version} />
      {present(answer ? [answer] : [], answer?.version).map((source) => (
        <Places key="places" source={source} />
      ))}
    </>
  );
}

function Places({ source: { places, searched } }: { readonly source: SourcePlaces }) {
  const most = places.reduce((largest, { weight }) => Math.max(largest, weight), 0);
  return (
    <section>
      <p class="muted">{format(text.cacheExplained, searched)}</p>
      {places.length === 0 && <p>{text.nothingFound}</p>}
      <ol class="places">
        {places.map(({ from, line, before, found, after, weight, similarity }) => (
          <li key={from}>
            <button class="link" onClick={() => conversation.goTo(from)}>
              {format(text.line, line)}
            </button>{' '}
            <code>
              {before}
              <mark>{found}</mark>
              {after}
            </code>{' '}
            <span class="share">
              <meter min={0} max={most} value={weight} aria-hidden="true" />
              <span class="muted">{format(text.weight, weight.toPrecision(2), similarity.toFixed(2))}</span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
