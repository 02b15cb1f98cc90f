import { chosen, chosenRecords, meant } from './chosenRuns.ts';
import { active, conversation, rows } from './conversation.ts';
import { OverlaidCurves } from './overlaidCurves.tsx';
import { RunsTable } from './runsTable.tsx';
import { SideBySide } from './sideBySide.tsx';
import { text } from './text.ts';

/** Every run of the document, what can be done with them, and the chosen ones beside each other. */
export function RunsPane() {
  const records = chosenRecords.value;
  return (
    <section class="runs-pane" aria-labelledby="runs-heading">
      <h2 id="runs-heading">{text.runs}</h2>
      <div class="controls">
        <button class="secondary" disabled={active.value} onClick={conversation.compare}>
          {text.compare}
        </button>
      </div>
      {rows.value.length === 0 ? (
        <p class="muted">{text.runsEmpty}</p>
      ) : (
        <>
          <p class="muted">{text.runsHint}</p>
          <div class="controls">
            <button class="secondary" onClick={() => conversation.copyRuns(meant.value, 'markdown')}>
              {text.copyMarkdown}
            </button>
            <button class="secondary" onClick={() => conversation.copyRuns(meant.value, 'csv')}>
              {text.copyCsv}
            </button>
            <button class="secondary" onClick={() => conversation.exportRuns(meant.value)}>
              {text.exportReport}
            </button>
            <button
              class="secondary"
              disabled={chosen.value.length === 0}
              onClick={() => conversation.deleteRuns(chosen.value)}
            >
              {text.deleteRuns}
            </button>
          </div>
          <RunsTable />
        </>
      )}
      {records.length > 0 && (
        <section aria-labelledby="chosen-heading">
          <h3 id="chosen-heading">{text.chosenRuns}</h3>
          <OverlaidCurves records={records} />
          <SideBySide records={records} />
        </section>
      )}
    </section>
  );
}
