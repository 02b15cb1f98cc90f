import { useState } from 'preact/hooks';
import { format } from '../shared/host.ts';
import { Asker } from './asker.tsx';
import { ask, cursor } from './conversation.ts';
import { GradientPlot } from './gradientPlot.tsx';
import { InfluenceBars } from './influenceBars.tsx';
import { useQuestion } from './question.ts';
import { text } from './text.ts';
import { visibleCharacter } from '../shared/visibleCharacter.ts';

/** What the prediction at the cursor owes to the text before it. */
export function InfluencePane() {
  const question = useQuestion((signal) => ask('influence', cursor.value, signal));
  const [logarithmic, setLogarithmic] = useState(false);
  return (
    <>
      <Asker question={question} label={text.influencePlace} />
      {question.answer?.map(({ name, cell, answer, tokens }) => (
        <section key={name} aria-label={`${name} ${cell}`}>
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
          <InfluenceBars answer={answer} tokens={tokens} logarithmic={logarithmic} />
          <GradientPlot norms={answer.hiddenNorms} />
        </section>
      ))}
    </>
  );
}
