import { useEffect, useState } from 'preact/hooks';
import type { AttentionCheckAnswer, TranslateAnswer } from '../../src/protocol/translation.ts';
import { format } from '../shared/host.ts';
import { visibleCharacter } from '../shared/visibleCharacter.ts';
import { conversation } from './conversation.ts';
import { significant } from './significant.ts';
import { text } from './text.ts';

const shuffles = 20;

/** What the output's probability becomes when attention is uniform or shuffled (Jain and Wallace 2019). */
export function Explanation({ answer }: { readonly answer: TranslateAnswer }) {
  const [checked, setChecked] = useState<AttentionCheckAnswer | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  // An answer of other weights or another source has to be checked anew.
  useEffect(() => setChecked(null), [answer.source, answer.output, answer.step]);
  const check = async () => {
    try {
      setChecked(await conversation.checkAttention({ source: answer.source, output: answer.output }));
      setRefusal(null);
    } catch (error) {
      setRefusal(format(text.failed, error instanceof Error ? error.message : String(error)));
    }
  };
  return (
    <section aria-labelledby="explanation-heading">
      <h3 id="explanation-heading">{text.explanation}</h3>
      <p class="muted">{format(text.explanationText, shuffles)}</p>
      <button class="secondary" onClick={() => void check()}>
        {text.check}
      </button>
      {refusal && (
        <p class="message error" role="alert">
          {refusal}
        </p>
      )}
      {checked && <Probabilities checked={checked} />}
    </section>
  );
}

function Probabilities({ checked }: { readonly checked: AttentionCheckAnswer }) {
  const { targetUnits, own, uniform, permuted } = checked;
  const rows = [
    { name: text.own, values: own },
    { name: text.uniform, values: uniform },
    { name: text.permuted, values: permuted },
  ];
  const times = (values: Float32Array) => significant(whole(own) / whole(values));
  return (
    <>
      <div class="scrolled" tabIndex={0} role="region" aria-label={text.probabilities}>
        <table class="probabilities">
          <thead>
            <tr>
              <td />
              {[...targetUnits.map(visibleCharacter), text.end].map((unit) => (
                <th scope="col">{unit}</th>
              ))}
              <th scope="col">{text.whole}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, values }) => (
              <tr>
                <th scope="row">{name}</th>
                {Array.from(values, (value) => (
                  <td>
                    <meter min={0} max={1} value={value} aria-hidden="true" />
                    {value.toFixed(2)}
                  </td>
                ))}
                <td>{significant(whole(values))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p>{format(text.matters, times(uniform), times(permuted))}</p>
    </>
  );
}

/** The probability of the whole output. */
function whole(values: Float32Array): number {
  return values.reduce((product, value) => product * value, 1);
}
