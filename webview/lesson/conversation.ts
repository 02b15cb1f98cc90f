import { signal } from '@preact/signals';
import type { LessonEvents, LessonHostCalls, LessonReference, LessonSnapshot } from '../../src/protocol/lesson.ts';
import { connectHost, viewState } from '../shared/host.ts';
import { stamp } from '../shared/stamp.ts';

/** Everything that is drawn, as the host last told it. */
export const snapshot = signal<LessonSnapshot | null>(null);
/** Why something the reader asked for was refused. */
export const refusal = signal<string | null>(null);

/** What the view keeps of itself across a reload: which lesson, and how far it was read. */
interface SavedView {
  readonly reference: LessonReference;
  readonly scroll: number;
}

const host = connectHost<LessonEvents, LessonHostCalls>({
  show: (received) => {
    // The size of the text is the page's own since it was opened: what is told may be older than the last change.
    snapshot.value = { ...received, zoom: snapshot.value?.zoom ?? received.zoom };
    remember(0);
    scrollTo(received.anchor);
  },
  experiment: ({ id, state }) => change((now) => ({ experiments: { ...now.experiments, [id]: state } })),
  progress: ({ progress, chapters }) => change(() => ({ progress, chapters })),
  document: (name) => change(() => ({ document: name })),
});

function change(part: (now: LessonSnapshot) => Partial<LessonSnapshot>): void {
  const now = snapshot.value;
  if (now) snapshot.value = { ...now, ...part(now) };
}

function remember(scroll: number): void {
  const reference = snapshot.value?.reference;
  if (reference) viewState.write({ reference, scroll } satisfies SavedView);
}

/** Brings a place of the lesson into view, or its beginning, and moves the keyboard's focus there. */
export function scrollTo(anchor: string | null): void {
  if (anchor === null) window.scrollTo({ top: 0 });
  else
    whenDrawn(() => {
      const target = document.getElementById(anchor);
      if (!target) return;
      target.tabIndex = -1;
      target.focus({ preventScroll: true });
      target.scrollIntoView({ block: 'start' });
    });
}

/** Runs once the whole lesson stands, which takes a few frames. */
function whenDrawn(act: () => void): void {
  requestAnimationFrame(() => {
    if (document.querySelector('article[aria-busy="false"]')) act();
    else whenDrawn(act);
  });
}

/** Asks the host; a refusal is shown at the top of the page instead of rejecting. */
function tell<Name extends keyof LessonHostCalls>(name: Name, argument: Parameters<LessonHostCalls[Name]>[0]): void {
  host.request(name, argument as never).then(
    () => (refusal.value = null),
    (error: unknown) => (refusal.value = sentenceOf(error)),
  );
}

export function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** What a reader does, passed on to the host. */
export const conversation = {
  async open(): Promise<void> {
    try {
      stamp('ready');
      const received = await host.request('ready', null);
      snapshot.value = received;
      const saved = viewState.read() as SavedView | undefined;
      const same = JSON.stringify(saved?.reference) === JSON.stringify(received.reference);
      if (received.anchor !== null) scrollTo(received.anchor);
      else if (same && saved) whenDrawn(() => window.scrollTo({ top: saved.scroll }));
      remember(same && saved ? saved.scroll : 0);
    } catch (error) {
      refusal.value = sentenceOf(error);
    }
  },
  noteScroll: () => remember(window.scrollY),
  go: (reference: LessonReference, anchor: string | null) => tell('open', { reference, anchor }),
  openWeb: (url: string) => tell('openWeb', url),
  answer: (question: string, right: boolean) => tell('answer', { question, right }),
  act: (goal: Parameters<LessonHostCalls['act']>[0]) => tell('act', goal),
  run: (request: Parameters<LessonHostCalls['run']>[0]) => tell('run', request),
  cancel: (experiment: string) => tell('cancel', experiment),
  inspect: (formula: string, term: string) => tell('inspect', { formula, term }),
  showSource: (formula: string, term: string) => tell('showSource', { formula, term }),
  print: (body: string) => tell('print', body),
  zoom(factor: number): void {
    const zoom = Math.min(2.5, Math.max(0.6, factor));
    change(() => ({ zoom }));
    tell('zoom', zoom);
  },
  read: (formula: string, term: string, signal: AbortSignal) => host.request('read', { formula, term }, signal),
  compute: (example: string, numbers: Readonly<Record<string, number>>) =>
    host.request('compute', { example, numbers }),
  check: (formula: string) => host.request('check', formula),
};
