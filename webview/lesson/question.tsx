import { useId, useState } from 'preact/hooks';
import type { Choice, Inline, Question } from '../../src/protocol/lessonText.ts';
import { conversation, snapshot } from './conversation.ts';
import { Inlines } from './inlines.tsx';
import { text } from './text.ts';

interface Verdict {
  readonly right: boolean;
  readonly why: readonly Inline[];
}

/** A question that answers at once, with the reason, and may be tried again. */
export function QuestionView({ question: { id, ask, answer } }: { readonly question: Question }) {
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const label = useId();
  const before = snapshot.value?.progress.answers[id];
  const give = (given: Verdict) => {
    setVerdict(given);
    conversation.answer(id, given.right);
  };
  return (
    <section class="card question" id={id} aria-labelledby={label}>
      <p class="kind">
        {text.question} {before === true && <span class="mark">✓</span>}
      </p>
      <p id={label}>
        <Inlines content={ask} />
      </p>
      {answer.kind === 'choice' ? (
        <Choices name={id} label={label} choices={answer.choices} onGive={give} />
      ) : (
        <NumberAnswer label={label} answer={answer} onGive={give} />
      )}
      <div role="status">
        {verdict && (
          <p class={verdict.right ? 'verdict right' : 'verdict wrong'}>
            <strong>{verdict.right ? text.right : text.wrong}</strong> <Inlines content={verdict.why} />
          </p>
        )}
      </div>
    </section>
  );
}

interface ChoicesProps {
  readonly name: string;
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly onGive: (verdict: Verdict) => void;
}

function Choices({ name, label, choices, onGive }: ChoicesProps) {
  return (
    <div role="radiogroup" aria-labelledby={label} class="choices">
      {choices.map((choice) => (
        <label>
          <input type="radio" name={name} onChange={() => onGive(choice)} />
          <span>
            <Inlines content={choice.text} />
          </span>
        </label>
      ))}
    </div>
  );
}

interface NumberAnswerProps {
  readonly label: string;
  readonly answer: Extract<Question['answer'], { kind: 'number' }>;
  readonly onGive: (verdict: Verdict) => void;
}

function NumberAnswer({ label, answer: { value, tolerance, why }, onGive }: NumberAnswerProps) {
  const [typed, setTyped] = useState('');
  const submit = (event: Event) => {
    event.preventDefault();
    const given = readNumber(typed);
    const wrong = (hint: string) => onGive({ right: false, why: [{ type: 'text', text: hint }] });
    if (given === null) wrong(text.notANumber);
    else if (Math.abs(given - value) <= tolerance) onGive({ right: true, why });
    else wrong(given > value ? text.tooMuch : text.tooLittle);
  };
  return (
    <form class="number" onSubmit={submit}>
      <input
        type="text"
        inputMode="decimal"
        aria-describedby={label}
        aria-label={text.yourNumber}
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      <button>{text.checkAnswer}</button>
    </form>
  );
}

/** A number as people type it: 1/4, 0,25, 6 208. */
function readNumber(typed: string): number | null {
  const [over, under, more] = typed
    .replace(/[\s_']/g, '')
    .replace(',', '.')
    .split('/');
  if (!over || more !== undefined || under === '') return null;
  const value = Number(over) / Number(under ?? 1);
  return Number.isFinite(value) ? value : null;
}
