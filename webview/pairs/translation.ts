import { batch, computed, effect, signal } from '@preact/signals';
import type { TranslateQuestion } from '../../src/protocol/pairs.ts';
import type { TranslateAnswer } from '../../src/protocol/translation.ts';
import { conversation, pair, published, run } from './conversation.ts';
import { newest } from './newest.ts';

/** What a person typed; empty for the pair under the editor's cursor. */
export const ownSource = signal('');
export const beam = signal(3);
/** Alpha of Wu 2016: how much longer outputs of the beam are favoured. */
export const lengthPenalty = signal(0.6);
/** Whether the document's target is written instead of the network's own output. */
export const forceTarget = signal(false);

/** What a person changed to see what becomes of the output. */
export interface Changes {
  readonly prefix: string;
  /** Units of the source; null for its own. */
  readonly sourceUnits: readonly string[] | null;
  /** Weights put in place of the network's own, by target position. */
  readonly rows: ReadonlyMap<number, Float32Array>;
}

const unchanged: Changes = { prefix: '', sourceUnits: null, rows: new Map() };
export const changes = signal(unchanged);
/** The weight that can be dragged. */
export const chosenCell = signal<{ readonly row: number; readonly column: number } | null>(null);

/** The pair of the document that is shown; null while a person's own source is. */
export const shownPair = computed(() => (ownSource.value === '' ? pair.value : null));
export const source = computed(() => ownSource.value || (pair.value?.source ?? ''));
export const hasModel = computed(() => published.value > 0 || (run.state.value?.finished ?? null) !== null);

const finished = computed(() => run.state.value?.phase === 'finished');

export const answer = signal<TranslateAnswer | null>(null);
export const changedAnswer = signal<TranslateAnswer | null>(null);
/** Why there is no answer. */
export const trouble = signal<string | null>(null);

export const question = computed<TranslateQuestion | null>(() => {
  if (source.value.trim() === '' || !hasModel.value) return null;
  const target = forceTarget.value ? shownPair.value?.target : undefined;
  return {
    source: source.value,
    beam: beam.value,
    lengthPenalty: lengthPenalty.value,
    prefix: target ?? '',
    prefixOnly: target !== undefined,
    attention: [],
  };
});

export const isChanged = computed(
  () => changes.value.prefix !== '' || changes.value.sourceUnits !== null || changes.value.rows.size > 0,
);

const failed = (error: unknown): void => {
  trouble.value = error instanceof Error ? error.message : String(error);
};
const ask = newest(
  (asked: TranslateQuestion) => conversation.translate(asked),
  (received) => {
    batch(() => {
      answer.value = received;
      trouble.value = null;
    });
  },
  failed,
);
const askChanged = newest(
  (asked: TranslateQuestion) => conversation.translate(asked),
  (received) => {
    if (isChanged.peek()) changedAnswer.value = received;
  },
  failed,
);

export function undoChanges(): void {
  changes.value = unchanged;
  chosenCell.value = null;
  changedAnswer.value = null;
}

/** Another source is another question: what was changed of the last one is gone. */
effect(() => {
  void [source.value, shownPair.value?.line];
  undoChanges();
});

/** Newer weights answer anew. */
effect(() => {
  void [published.value, finished.value];
  if (question.value) ask(question.value);
  else answer.value = null;
});

effect(() => {
  void [published.value, finished.value];
  const { prefix, sourceUnits, rows } = changes.value;
  if (!question.value || !isChanged.value) return;
  askChanged({
    ...question.value,
    source: sourceUnits?.join('') ?? question.value.source,
    ...(prefix !== '' && { prefix, prefixOnly: false }),
    attention: [...rows].map(([at, weights]) => ({ at, weights })),
  });
});
