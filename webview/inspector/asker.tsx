import type { Question } from './question.ts';
import { text } from './text.ts';

/** The button that puts a question, and what became of it. */
export function Asker({ question, label }: { readonly question: Question<unknown>; readonly label: string }) {
  return (
    <div class="buttons">
      <button class="secondary" disabled={question.busy} onClick={question.ask}>
        {label}
      </button>
      <span role="status" class="muted">
        {question.busy ? text.measuring : ''}
      </span>
      {question.refusal && (
        <p class="message error" role="alert">
          {question.refusal}
        </p>
      )}
    </div>
  );
}
