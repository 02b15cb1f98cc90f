import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { ComputedExample } from '../../src/protocol/lesson.ts';
import type { ResultPart } from '../../src/protocol/lessonResults.ts';
import type { Example } from '../../src/protocol/lessonText.ts';
import { format } from '../shared/host.ts';
import { conversation, sentenceOf, snapshot } from './conversation.ts';
import { Inlines } from './inlines.tsx';
import { Mathematics } from './mathematics.tsx';
import { LinesChart } from './results/linesChart.tsx';
import { Slider } from './slider.tsx';
import { substituted } from './substituted.ts';
import { text } from './text.ts';

/** A formula in numbers: moving one has the reference implementation compute the others anew. */
export function ExampleView({ example }: { readonly example: Example }) {
  const { id, title, about, tex, numbers, shows, repeat } = example;
  const start = Object.fromEntries(Object.entries(numbers).map(([name, { value }]) => [name, value]));
  const [chosen, setChosen] = useState(start);
  const { steps, problem, touch } = useComputed(id, chosen);
  const heading = useId();
  const moved = Object.keys(start).some((name) => start[name] !== chosen[name]);
  return (
    <section class="card example" id={id} aria-labelledby={heading} onPointerEnter={touch} onFocusIn={touch}>
      <p class="kind">{text.tryNumbers}</p>
      <h3 id={heading}>{title}</h3>
      {about.length > 0 && (
        <p>
          <Inlines content={about} />
        </p>
      )}
      <Mathematics tex={tex} display />
      <div class="controls">
        {Object.entries(numbers).map(([name, { name: label, least, most, step }]) => (
          <Slider
            key={name}
            {...{ label, least, most, step }}
            value={chosen[name] ?? 0}
            onChange={(value) => setChosen({ ...chosen, [name]: value })}
          />
        ))}
        <button class="secondary" disabled={!moved} onClick={() => setChosen(start)}>
          {text.asBefore}
        </button>
      </div>
      {problem !== null && <p class="message error">{problem}</p>}
      {steps?.[0] && (
        <>
          <p class="part-title">{repeat ? format(text.firstStep, repeat.steps) : text.inNumbers}</p>
          <Mathematics tex={substituted(tex, steps[0])} display />
          {repeat ? <LinesChart part={walkOf(example, steps)} /> : <Shown shows={shows} values={steps[0]} />}
        </>
      )}
    </section>
  );
}

function Shown({ shows, values }: { readonly shows: Example['shows']; readonly values: ComputedExample[number] }) {
  // Adding 0 makes a negative zero, which no reader expects, a plain one.
  const entries = Object.entries(shows).map(([name, label]) => ({ label, value: (values[name] ?? 0) + 0 }));
  const shares = entries.every(({ value }) => value >= 0 && value <= 1);
  return (
    <dl class="shown">
      {entries.map(({ label, value }) => (
        <div>
          <dt>{label}</dt>
          {shares && (
            <dd>
              <meter min={0} max={1} value={value} aria-label={label} />
            </dd>
          )}
          <dd>
            <output>{value.toLocaleString(undefined, { maximumSignificantDigits: 3 })}</output>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The shown symbols over the steps. */
function walkOf({ shows, repeat }: Example, steps: ComputedExample): Extract<ResultPart<string>, { type: 'lines' }> {
  const x = steps.map((_, step) => step + 1);
  const series = Object.entries(shows).map(([name, label]) => ({
    name: label,
    x,
    y: steps.map((step) => (Number.isFinite(step[name]) ? (step[name] ?? null) : null)),
  }));
  const title = Object.values(shows).join(', ');
  return { type: 'lines', title, xLabel: text.step, yLabel: '', logarithmic: repeat?.logarithmic ?? false, series };
}

/** What ships with the lesson, until a number moves: one question at a time then, the newest last. */
function useComputed(id: string, numbers: Readonly<Record<string, number>>) {
  const [steps, setSteps] = useState<ComputedExample | null>(snapshot.value?.examples[id] ?? null);
  const [problem, setProblem] = useState<string | null>(null);
  const wanted = useRef(numbers);
  const asking = useRef(false);
  const compute = async () => {
    if (asking.current) return;
    asking.current = true;
    for (let asked; asked !== wanted.current;) {
      asked = wanted.current;
      try {
        setSteps(await conversation.compute(id, asked));
        setProblem(null);
      } catch (error) {
        setProblem(sentenceOf(error));
      }
    }
    asking.current = false;
  };
  useEffect(() => {
    if (wanted.current === numbers) return;
    wanted.current = numbers;
    void compute();
  }, [numbers]);
  /** Somebody takes an interest in an example that nothing ships for. */
  const touch = () => {
    if (steps === null) void compute();
  };
  return { steps, problem, touch };
}
