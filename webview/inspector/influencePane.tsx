import { useState } from 'preact/hooks';
import { format } from '../shared/host.ts';
import { Asker } from './asker.tsx';
import { ask, cursor } from './conversation.ts';
import { GradientPlot } from './gradientPlot.tsx';
import { InfluenceBars, largestInfluence } from './influenceBars.tsx';
import { useQuestion } from './question.ts';
import { Overtaken, present } from './overtaken.tsx';
import { text } from './text.ts';
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
      {present(rows, rows[0]?.answer.version).map(({ own, cell, answer, tokens }) => (
        <section key={`${own} ${cell}`} aria-label={cell.toUpperCase()}>
          <h2>{format(own ? text.ownNetwork : text.comparedNetwork, cell.toUpperCase())}</h2>
          <p class="muted">
            {format(text.influenceExplained, visibleCharacter(answer.target), answer.probability.toPrecision(3))}
          </p>
          <label class="check">
            <input
              type="checkbox"
              checked={logarithmic}
              onChange={(event) => setLogarithmic(event.currentTarget.checked)}
            />
            {text.logScale}
          </label>
          <InfluenceBars answer={answer} tokens={tokens} logarithmic={logarithmic} extent={extent} />
          <GradientPlot norms={answer.hiddenNorms} />
        </section>
      ))}
    </>
  );
}
