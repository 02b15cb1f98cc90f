import { computed } from '@preact/signals';
import { summariseComparison, type ComparedCell } from '../../src/runs/comparisonSummary.ts';
import { comparisonName } from '../../src/runs/comparisonName.ts';
import { format } from '../shared/host.ts';
import { recordsOf } from './chosenRuns.ts';
import { ComparisonChart } from './comparisonChart.tsx';
import { rows } from './conversation.ts';
import { runText, text } from './text.ts';

/** The newest comparison: its runs, as far as they have ended. */
const compared = computed(() => {
  const id = rows.value.find(({ comparison }) => comparison)?.comparison?.id;
  return id === undefined ? [] : rows.value.filter(({ comparison }) => comparison?.id === id).map(({ run }) => run);
});
const records = recordsOf(() => compared.value);

/** RNN, LSTM and GRU on the same text: curves with their spread, and what came of it. */
export function ComparisonPane() {
  if (records.value.length === 0) return null;
  const cells = summariseComparison(records.value);
  const baselines = records.value.find((record) => record.baselines)?.baselines ?? null;
  return (
    <section class="comparison" aria-labelledby="comparison-heading">
      <h2 id="comparison-heading">{format(runText.reportComparison, comparisonName(records.value, runText))}</h2>
      <ComparisonChart cells={cells} baselines={baselines} />
      <div class="scroll" tabIndex={0} role="group" aria-label={text.comparison}>
        <table>
          <thead>
            <tr>
              {[
                runText.cell,
                runText.bits,
                runText.spread,
                runText.parameters,
                runText.hidden,
                runText.speed,
                runText.cellRuns,
              ].map((label) => (
                <th scope="col">{label}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {cells.map((cell) => (
              <CellRow cell={cell} />
            ))}
            {baselines && (
              <>
                <CountingRow label={runText.unigram} bits={baselines.unigram} />
                <CountingRow label={format(runText.ngram, baselines.ngramOrder - 1)} bits={baselines.ngram} />
              </>
            )}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function CellRow({ cell: compared }: { readonly cell: ComparedCell }) {
  const { cell, runs, hidden, parameters, charactersPerSecond, bits } = compared;
  return (
    <tr>
      <th scope="row">{cell.toUpperCase()}</th>
      <td class="figure">{bits?.mean.toFixed(3) ?? '–'}</td>
      <td class="figure">{bits ? `${bits.low.toFixed(3)} – ${bits.high.toFixed(3)}` : '–'}</td>
      <td class="figure">{parameters.toLocaleString()}</td>
      <td class="figure">{hidden}</td>
      <td class="figure">{Math.round(charactersPerSecond).toLocaleString()}</td>
      <td class="figure">{runs.length}</td>
    </tr>
  );
}

function CountingRow({ label, bits }: { readonly label: string; readonly bits: number }) {
  return (
    <tr>
      <th scope="row">{label}</th>
      <td class="figure">{bits.toFixed(3)}</td>
      <td colSpan={5} />
    </tr>
  );
}
