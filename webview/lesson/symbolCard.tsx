import { signal } from '@preact/signals';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { SymbolReading } from '../../src/protocol/lesson.ts';
import type { Formula } from '../../src/protocol/lessonText.ts';
import { conversation, sentenceOf } from './conversation.ts';
import { HeatStrip } from './heatStrip.tsx';
import { Inlines } from './inlines.tsx';
import { said } from './saying.ts';
import { text } from './text.ts';

interface ShownSymbol {
  readonly formula: Formula;
  readonly term: string;
  readonly anchor: HTMLElement;
  /** Stays until closed, because it was clicked. */
  readonly stay: boolean;
}

const shown = signal<ShownSymbol | null>(null);
let leaving: ReturnType<typeof setTimeout> | undefined;

/** Shows what a symbol is, beside it. */
export function showSymbol(symbol: ShownSymbol): void {
  clearTimeout(leaving);
  // Passing by replaces no card that was asked for: its buttons may just be in use.
  if (shown.value?.stay && !symbol.stay) return;
  shown.value = symbol;
}

/** Hides a card that was only pointed at; a moment later, so that the pointer can reach it. */
export function hideSymbol(): void {
  clearTimeout(leaving);
  leaving = setTimeout(() => {
    if (shown.value && !shown.value.stay) shown.value = null;
  }, 250);
}

function close(): void {
  // While the card still stays, so that its symbol does not show it anew.
  shown.value?.anchor.focus({ preventScroll: true });
  shown.value = null;
}

/** Name, meaning, shape and present value of a symbol. */
export function SymbolCard() {
  const now = shown.value;
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => () => void (shown.value = null), []);
  useEffect(() => {
    if (!now || !card.current) return undefined;
    const { bottom, left } = now.anchor.getBoundingClientRect();
    const { width } = card.current.getBoundingClientRect();
    card.current.style.top = `${bottom + window.scrollY + 8}px`;
    card.current.style.left = `${Math.max(8, Math.min(left, document.body.clientWidth - width - 16))}px`;
    if (now.stay) card.current.querySelector('button')?.focus();
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && close();
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [now]);
  const term = now?.formula.symbols[now.term];
  if (!now || !term) return null;
  const { id } = now.formula;
  return (
    <div
      ref={card}
      class="symbol-card"
      role="dialog"
      aria-label={term.name}
      onMouseEnter={() => clearTimeout(leaving)}
      onMouseLeave={hideSymbol}
    >
      <p class="name">
        {term.name} <span class="muted">{term.shape}</span>
      </p>
      <p>
        <Inlines content={term.meaning} />
      </p>
      <div role="status">
        {term.value !== undefined && (
          <Reading key={`${id} ${now.term}`} formula={id} term={now.term} name={term.name} />
        )}
      </div>
      {now.stay && (
        <div class="actions">
          <button class="secondary" onClick={() => conversation.inspect(id, now.term)}>
            {text.inspect}
          </button>
          <button class="secondary" onClick={() => conversation.showSource(id, now.term)}>
            {text.source}
          </button>
          <button class="secondary" onClick={close}>
            {text.close}
          </button>
        </div>
      )}
    </div>
  );
}

interface ReadingProps {
  readonly formula: string;
  readonly term: string;
  readonly name: string;
}

function Reading({ formula, term, name }: ReadingProps) {
  const [reading, setReading] = useState<SymbolReading | string | null>(null);
  useEffect(() => {
    const asking = new AbortController();
    conversation.read(formula, term, asking.signal).then(setReading, (error: unknown) => {
      if (!asking.signal.aborted) setReading(sentenceOf(error));
    });
    return () => asking.abort();
  }, [formula, term]);
  if (reading === null) return <p class="muted">{text.readingValue}</p>;
  if (typeof reading === 'string') return <p class="muted">{reading}</p>;
  return (
    <>
      <p class="kind">
        {text.valueNow} <span class="muted">{reading.shape}</span>
      </p>
      <HeatStrip name={name} reading={reading} />
      <p class="muted">{said(reading.origin)}</p>
    </>
  );
}
