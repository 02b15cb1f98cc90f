import type { TranslateAnswer } from '../../src/protocol/translation.ts';
import { visibleCharacter } from '../shared/visibleCharacter.ts';
import { text } from './text.ts';

/** The numbers behind the heatmap, for whoever asks for them. */
export function Numbers({ answer: { attention, sourceUnits, targetUnits } }: { readonly answer: TranslateAnswer }) {
  return (
    <details class="numbers">
      <summary>{text.numbers}</summary>
      <div class="scrolled" tabIndex={0} role="region" aria-label={text.numbers}>
        <table>
          <thead>
            <tr>
              <td />
              {sourceUnits.map((unit) => (
                <th scope="col">{visibleCharacter(unit)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {targetUnits.map((unit, row) => (
              <tr>
                <th scope="row">{visibleCharacter(unit)}</th>
                {sourceUnits.map((_, column) => (
                  <td>{(attention?.[row * sourceUnits.length + column] ?? 0).toFixed(2)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
