import { useState } from 'preact/hooks';
import { format } from '../shared/host.ts';
import { Asker } from './asker.tsx';
import { ask, cursor } from './conversation.ts';
import { GradientPlot } from './gradientPlot.tsx';
import { InfluenceBars, largestInfluence } from './influenceBars.tsx';
import { useQuestion } from './question.ts';
import { Overtaken, present } from './overtaken.tsx';
import { text, textOf } from './text.ts';
import { visibleCharacter } from '../shared/visibleCharacter.ts';

/** What the prediction at the cursor owes to the text before it. */
export function InfluencePane() {
  const question = useQuestion((signal) => ask('influence', cursor.value, signal));
  const [logarithmic, setLogarithmic] = useState(true);
  const rows = question.answer ?? [];
  // One scale for all networks: what is twice as dark is twice as much.
  const extent = Math.max(1e-6, ...rows.map(({ answer }) => largestInfluence(answer)));
  return (
    <>
      <Asker question={question} label={text.influencePlace} />
      <Overtaken version={rows[0]?.answer.version} />
      {rows.length > 0 && (
        <label class="check">
          <input
            type="checkbox"
            checked={logarithmic}
            onChange={(event) => setLogarithmic(event.currentTarget.checked)}
          />
          {text.logScale}
        </label>
      )}
      {present(rows, rows[0]?.answer.version).map(({ own, answer, tokens }) => {
        const name = format(own ? text.ownNetwork : text.comparedNetwork, answer.cell.toUpperCase());
        return (
          <section key={name} aria-label={name}>
            <h2>{name}</h2>
            <p class="muted">
              {format(
                textOf('influenceExplained', answer.unit),
                visibleCharacter(answer.target),
                answer.probability.toPrecision(3),
              )}
            </p>
            <InfluenceBars answer={answer} tokens={tokens} logarithmic={logarithmic} extent={extent} />
            <GradientPlot norms={answer.hiddenNorms} unit={answer.unit} />
          </section>
        );
      })}
    </>
  );
}
