import { useId, useState } from 'preact/hooks';
import type { Choice, Inline, Question } from '../../src/protocol/lessonText.ts';
import { conversation, snapshot } from './conversation.ts';
import { Inlines } from './inlines.tsx';
import { text } from './text.ts';
import { typedNumber } from './typedNumber.ts';

interface Verdict {
  /** Null where nothing was answered yet, but there is something to say. */
  readonly right: boolean | null;
  readonly why: readonly Inline[];
}

/** A question whose answer is checked at once, with the reason, and may be tried again. */
export function QuestionView({ question: { id, ask, answer } }: { readonly question: Question }) {
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const label = useId();
  const before = snapshot.value?.progress.answers[id];
  const judge = (given: Verdict | null) => {
    setVerdict(given);
    if (given && given.right !== null) conversation.answer(id, given.right);
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
        <Choices name={id} label={label} choices={answer.choices} onJudge={judge} />
      ) : (
        <NumberAnswer label={label} answer={answer} onJudge={judge} />
      )}
      <div role="status">{verdict && <VerdictSentence verdict={verdict} />}</div>
    </section>
  );
}

function VerdictSentence({ verdict: { right, why } }: { readonly verdict: Verdict }) {
  return (
    <p class={right ? 'verdict right' : 'verdict wrong'}>
      {right !== null && <strong>{right ? text.right : text.wrong}</strong>} <Inlines content={why} />
    </p>
  );
}

interface ChoicesProps {
  readonly name: string;
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly onJudge: (verdict: Verdict | null) => void;
}

/** One of several answers. The arrow keys choose among them as they pass: only the button, or Enter, gives the one that is chosen. */
function Choices({ name, label, choices, onJudge }: ChoicesProps) {
  const [chosen, setChosen] = useState<Choice | null>(null);
  const submit = (event: Event) => {
    event.preventDefault();
    onJudge(chosen);
  };
  const choose = (choice: Choice) => {
    setChosen(choice);
    // What was said was about another choice.
    onJudge(null);
  };
  return (
    <form class="choices" onSubmit={submit}>
      <div role="radiogroup" aria-labelledby={label}>
        {choices.map((choice) => (
          <label>
            <input type="radio" name={name} checked={choice === chosen} onChange={() => choose(choice)} />
            <span>
              <Inlines content={choice.text} />
            </span>
          </label>
        ))}
      </div>
      <button disabled={chosen === null}>{text.checkAnswer}</button>
    </form>
  );
}

interface NumberAnswerProps {
  readonly label: string;
  readonly answer: Extract<Question['answer'], { kind: 'number' }>;
  readonly onJudge: (verdict: Verdict) => void;
}

function NumberAnswer({ label, answer: { value, tolerance, why }, onJudge }: NumberAnswerProps) {
  const [typed, setTyped] = useState('');
  const submit = (event: Event) => {
    event.preventDefault();
    const given = typedNumber(typed, value);
    const hint = (right: false | null, words: string) => onJudge({ right, why: [{ type: 'text', text: words }] });
    if (given === null) hint(null, text.notANumber);
    else if (Math.abs(given - value) <= tolerance) onJudge({ right: true, why });
    else hint(false, given > value ? text.tooMuch : text.tooLittle);
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
