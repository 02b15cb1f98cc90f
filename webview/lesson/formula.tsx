import { useRef, useState } from 'preact/hooks';
import type { EquationCheck } from '../../src/protocol/lesson.ts';
import type { Formula } from '../../src/protocol/lessonText.ts';
import { format } from '../shared/host.ts';
import { conversation, sentenceOf } from './conversation.ts';
import { Inlines } from './inlines.tsx';
import { Mathematics } from './mathematics.tsx';
import { hideSymbol, showSymbol } from './symbolCard.tsx';
import { said } from './saying.ts';
import { text } from './text.ts';

/** A living formula: each marked symbol tells what it is and what it is now; the whole can be checked. */
export function FormulaView({ formula }: { readonly formula: Formula }) {
  const { id, title, tex, convention, symbols } = formula;
  const host = useRef<HTMLElement>(null);
  const enliven = (body: HTMLElement) => {
    for (const node of body.querySelectorAll<HTMLElement>('.katex-html [data-term]')) {
      const term = symbols[node.dataset['term'] ?? ''];
      if (!term) continue;
      node.classList.add('term');
      node.tabIndex = 0;
      node.setAttribute('role', 'button');
      // What is seen comes first in the name, so that who speaks to the computer can say it.
      const seen = node.textContent.replaceAll('\u200b', '');
      node.setAttribute('aria-label', `${seen}: ${term.name}, ${text.shape} ${term.shape}`);
      // KaTeX hides its drawing from screen readers in favour of MathML; the symbols one can use must stay reachable.
      node.closest('.katex-html')?.removeAttribute('aria-hidden');
    }
  };
  const at = (event: Event): HTMLElement | null =>
    event.target instanceof Element ? event.target.closest<HTMLElement>('.term') : null;
  const show = (event: Event, stay: boolean) => {
    const node = at(event);
    const name = node?.dataset['term'];
    if (node && name) showSymbol({ formula, term: name, anchor: node, stay });
  };
  return (
    <figure
      ref={host}
      class="card formula"
      id={id}
      aria-label={title}
      onMouseOver={(event) => show(event, false)}
      onFocusIn={(event) => show(event, false)}
      onMouseOut={(event) => at(event) && hideSymbol()}
      onClick={(event) => show(event, true)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === ' ') {
          if (at(event)) event.preventDefault();
          show(event, true);
        }
      }}
    >
      <figcaption class="kind">{title}</figcaption>
      <Mathematics tex={tex} display onDrawn={enliven} />
      {convention.length > 0 && (
        <p class="convention">
          <Inlines content={convention} />
        </p>
      )}
      <SymbolTable formula={formula} />
      <Check formula={id} />
    </figure>
  );
}

/** Every symbol in words, for those who read with their ears or on paper. */
function SymbolTable({ formula: { symbols } }: { readonly formula: Formula }) {
  return (
    <details>
      <summary>{text.symbols}</summary>
      <dl>
        {Object.values(symbols).map(({ name, meaning, shape }) => (
          <>
            <dt>
              {name} <span class="muted">({shape})</span>
            </dt>
            <dd>
              <Inlines content={meaning} />
            </dd>
          </>
        ))}
      </dl>
    </details>
  );
}

function Check({ formula }: { readonly formula: string }) {
  const [state, setState] = useState<EquationCheck | 'checking' | { readonly failure: string } | null>(null);
  const check = () => {
    setState('checking');
    conversation.check(formula).then(setState, (error: unknown) => setState({ failure: sentenceOf(error) }));
  };
  return (
    <div class="check controls">
      <button class="secondary" disabled={state === 'checking'} onClick={check}>
        {text.checkEquation}
      </button>
      <div role="status">
        {state === 'checking' && text.checking}
        {state !== null && state !== 'checking' && 'failure' in state && <span class="wrong">{state.failure}</span>}
        {state !== null && state !== 'checking' && 'lines' in state && <Verdict check={state} />}
      </div>
    </div>
  );
}

function Verdict({ check: { lines, origin } }: { readonly check: EquationCheck }) {
  const only = lines.length === 1;
  return (
    <>
      {lines.map(({ holds, difference, count }, line) => {
        const numbers = [count, difference === 0 ? '0' : difference.toExponential(1)] as const;
        const [alone, among] = holds ? [text.holds, text.holdsLine] : [text.fails, text.failsLine];
        return (
          <p class={holds ? 'right' : 'wrong'}>
            {holds ? '✓' : '✗'} {only ? format(alone, ...numbers) : format(among, line + 1, ...numbers)}
          </p>
        );
      })}
      <p class="muted">{said(origin)}</p>
    </>
  );
}
