import { useId, useMemo, useState } from 'preact/hooks';
import { controlsOf, ownDataKinds } from '../../src/protocol/lessonControls.ts';
import type { ExperimentState } from '../../src/protocol/lesson.ts';
import type { ExperimentRun } from '../../src/protocol/lessonExperiments.ts';
import type { ResultOrigin } from '../../src/protocol/lessonResults.ts';
import type { Experiment } from '../../src/protocol/lessonText.ts';
import { format } from '../shared/host.ts';
import { conversation, snapshot } from './conversation.ts';
import { Inlines } from './inlines.tsx';
import { ResultParts } from './results/resultParts.tsx';
import { spoken } from './saying.ts';
import { Slider } from './slider.tsx';
import { text } from './text.ts';

const untouched: ExperimentState = { kept: null, running: null, failure: null };

/** Something to measure: its numbers to set, its button, and what it found, with the trivial answer beside it. */
export function ExperimentView({ experiment }: { readonly experiment: Experiment }) {
  const { id, title, about } = experiment;
  const [run, setRun] = useState<ExperimentRun>(experiment.run);
  const heading = useId();
  const { kept, running, failure } = snapshot.value?.experiments[id] ?? untouched;
  const found = running?.result ?? kept?.result ?? null;
  const result = useMemo(() => found && spoken(found), [found]);
  return (
    <section class="card experiment" id={id} aria-labelledby={heading}>
      <p class="kind">{text.tryIt}</p>
      <h3 id={heading}>{title}</h3>
      <p>
        <Inlines content={about} />
      </p>
      <div class="controls">
        {controlsOf[run.kind].map((control) => (
          <Slider
            {...control}
            label={text[control.label]}
            value={Reflect.get(run, control.parameter) as number}
            onChange={(value) => setRun({ ...run, [control.parameter]: value })}
          />
        ))}
        <RunButton id={id} run={run} running={running !== null} own={kept !== null && !kept.origin.sample} />
      </div>
      {running && (
        <p class="running">
          <progress max={1} value={running.result?.progress ?? 0} aria-label={title} />{' '}
          {running.waits
            ? format(text.waits, running.document)
            : format(text.running, running.document, Math.round(100 * (running.result?.progress ?? 0)))}
        </p>
      )}
      <div role="status">
        {failure !== null && <p class="message error">{failure}</p>}
        {result && <p class="finding">{result.finding}</p>}
      </div>
      {result && (
        <>
          {result.baseline !== '' && (
            <p>
              <strong>{text.baseline}:</strong> {result.baseline}
            </p>
          )}
          <ResultParts parts={result.parts} />
        </>
      )}
      {kept && !running?.result && <p class="origin muted">{originSentence(kept.origin)}</p>}
    </section>
  );
}

function originSentence({
  sample,
  document,
  characters,
  measuredAt,
  seconds,
  run,
  machine = '',
}: ResultOrigin): string {
  const took = seconds.toFixed(seconds < 10 ? 1 : 0);
  const when = new Date(measuredAt).toLocaleString();
  const size = characters.toLocaleString();
  const measured =
    characters === 0
      ? format(sample ? text.sampleResultMade : text.ownResultMade, when, took, machine)
      : format(sample ? text.sampleResult : text.ownResult, document, size, when, took, machine);
  return run ? `${measured} ${settingsOf(run)}` : measured;
}

/** What the sliders stood at. */
function settingsOf(run: ExperimentRun): string {
  const settings = controlsOf[run.kind].map(({ parameter, label }) =>
    format(text.setting, text[label], Reflect.get(run, parameter) as number),
  );
  return format(text.setTo, settings.join(', '));
}

interface RunButtonProps {
  readonly id: string;
  readonly run: ExperimentRun;
  readonly running: boolean;
  readonly own: boolean;
}

function RunButton({ id, run, running, own }: RunButtonProps) {
  if (running)
    return (
      <button class="secondary" onClick={() => conversation.cancel(id)}>
        {text.cancel}
      </button>
    );
  const name = snapshot.value?.document ?? text.theSample;
  const label = ownDataKinds.has(run.kind) ? text.runPlain : format(own ? text.runAgain : text.run, name);
  return <button onClick={() => conversation.run({ experiment: id, run })}>{label}</button>;
}
