import { format } from '../shared/host.ts';
import type { SourcePlaces } from '../../src/protocol/inspector.ts';
import { Asker } from './asker.tsx';
import { ask, conversation, cursor } from './conversation.ts';
import { useQuestion } from './question.ts';
import { Overtaken, present } from './overtaken.tsx';
import { text } from './text.ts';

/** Where in the document the prediction at the cursor comes from, each place a link. */
export function SourcesPane() {
  const question = useQuestion((signal) => ask('sources', cursor.value, signal));
  const sources = question.answer ?? [];
  return (
    <>
      <Asker question={question} label={text.influencePlace} />
      <Overtaken version={sources[0]?.version} />
      {present(sources, sources[0]?.version).map((source) => (
        <Places key={source.kind} source={source} />
      ))}
    </>
  );
}

function Places({ source: { kind, places, searched } }: { readonly source: SourcePlaces }) {
  const most = places.reduce((largest, { weight }) => Math.max(largest, weight), 0);
  return (
    <section>
      <p class="muted">
        {kind === 'attention' ? text.attentionExplained : format(text.cacheExplained, searched.toLocaleString())}
      </p>
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
              <span class="muted">
                {kind === 'attention'
                  ? format(text.attentionWeight, weight.toPrecision(2))
                  : format(text.weight, weight.toPrecision(2), similarity.toFixed(2))}
              </span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
