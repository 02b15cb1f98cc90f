import { useEffect, useRef, useState } from 'preact/hooks';
import { format } from '../shared/host.ts';
import { text } from './text.ts';

/** A question to the engine: what it answered last, whether it is still thinking, and why it could not. */
export interface Question<T> {
  readonly answer: T | null;
  readonly busy: boolean;
  readonly refusal: string | null;
  readonly ask: () => void;
}

/** Asks when told to; asked again, or when nobody looks any more, the older question is given up. */
export function useQuestion<T>(put: (signal: AbortSignal) => Promise<T>): Question<T> {
  const [answer, setAnswer] = useState<T | null>(null);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const present = useRef<AbortController>(null);
  useEffect(() => () => present.current?.abort(), []);
  const ask = async () => {
    present.current?.abort();
    const mine = new AbortController();
    present.current = mine;
    setBusy(true);
    try {
      const received = await put(mine.signal);
      if (mine.signal.aborted) return;
      setAnswer(received);
      setRefusal(null);
    } catch (error) {
      if (!mine.signal.aborted) setRefusal(refusalOf(error));
    } finally {
      if (!mine.signal.aborted) setBusy(false);
    }
  };
  return { answer, busy, refusal, ask: () => void ask() };
}

/** Why there is no answer. That the text was changed meanwhile is nobody's failure. */
function refusalOf(error: unknown): string {
  if (error instanceof Error && error.name === 'Overtaken') return text.overtaken;
  return format(text.failed, error instanceof Error ? error.message : String(error));
}
