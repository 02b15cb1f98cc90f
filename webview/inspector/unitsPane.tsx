import type { LayerQuantity } from '../../src/protocol/inspection.ts';
import { format } from '../shared/host.ts';
import { Asker } from './asker.tsx';
import { ask, conversation } from './conversation.ts';
import { Measured } from './overtaken.tsx';
import { useQuestion } from './question.ts';
import { text } from './text.ts';
import { kindOfProperty } from '../../src/protocol/semanticKind.ts';

/** Which units tell which properties of the text, on text they were not chosen on. */
export function UnitsPane() {
  const question = useQuestion((signal) => ask('rankUnits', null, signal));
  const { answer } = question;
  return (
    <>
      <Asker question={question} label={text.measure} />
      {answer && (
        <>
          <p class="muted">{format(text.rankingExplained, text[answer.quantity], answer.layer + 1, answer.tokens)}</p>
          <table>
            <thead>
              <tr>
                <th scope="col">{text.property}</th>
                <th scope="col">{text.share}</th>
                <th scope="col">{text.bestUnit}</th>
                <th scope="col">{text.score}</th>
                <th scope="col">{text.control}</th>
                <th scope="col">{text.alsoUnits}</th>
              </tr>
            </thead>
            <tbody>
              {answer.rankings.map(({ property, share, units, control }) => {
                const [best, ...next] = units;
                if (!best) return null;
                return (
                  <tr key={property}>
                    <th scope="row">{nameOf(property)}</th>
                    <td>{(100 * share).toFixed(1)} %</td>
                    <td>
                      <UnitLink answer={answer} unit={best.unit} />
                      {best.direction < 0 && <span class="muted"> {text.lowHere}</span>}
                    </td>
                    <td>
                      {best.score.toFixed(3)}
                      {best.score <= control && <span class="muted"> {text.notConvincing}</span>}
                    </td>
                    <td>{control.toFixed(3)}</td>
                    <td>
                      {next.map(({ unit, score }) => (
                        <span key={unit} class="next">
                          <UnitLink answer={answer} unit={unit} /> {score.toFixed(2)}
                        </span>
                      ))}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
          <Measured answer={answer} />
        </>
      )}
    </>
  );
}

/** Chooses a unit of what was measured, which need not be what the heatmap shows by now. */
function UnitLink({ answer: { layer, quantity }, unit }: { readonly answer: LayerQuantity; readonly unit: number }) {
  return (
    <button class="link" onClick={() => conversation.choose({ layer, quantity, unit, coloring: 'unit' })}>
      {format(text.unit, unit)}
    </button>
  );
}

/** Ours by their names in the table of texts; a language server's as it calls them. */
function nameOf(property: string): string {
  const kind = kindOfProperty(property);
  return kind === null ? text[property as keyof typeof text] : format(text.semantic, kind);
}
