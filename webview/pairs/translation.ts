import { batch, computed, effect, signal } from '@preact/signals';
import type { TranslateQuestion } from '../../src/protocol/pairs.ts';
import type { TranslateAnswer } from '../../src/protocol/translation.ts';
import { beam, forceTarget, lengthPenalty, ownSource } from './asking.ts';
import { conversation, pair, published, run } from './conversation.ts';
import { newest } from './newest.ts';

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
/** Its line; the pair itself is told anew whenever the cursor moves in it. */
const shownLine = computed(() => shownPair.value?.line);
export const source = computed(() => ownSource.value || (pair.value?.source ?? ''));
export const hasModel = computed(() => published.value > 0 || (run.state.value?.finished ?? null) !== null);

const finished = computed(() => run.state.value?.phase === 'finished');

export const answer = signal<TranslateAnswer | null>(null);
export const changedAnswer = signal<TranslateAnswer | null>(null);
/** Why there is no answer. */
export const trouble = signal<string | null>(null);
/** Why there is none to what was changed. */
export const changedTrouble = signal<string | null>(null);

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

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
const ask = newest(
  (asked: TranslateQuestion) => conversation.translate(asked),
  (received) => {
    batch(() => {
      answer.value = received;
      trouble.value = null;
    });
  },
  (error) => (trouble.value = reasonOf(error)),
);
const askChanged = newest(
  (asked: TranslateQuestion) => conversation.translate(asked),
  (received) => answerChanged(received, null),
  (error) => answerChanged(null, reasonOf(error)),
);

/** What comes after the changes were undone is about nothing any more. */
function answerChanged(received: TranslateAnswer | null, refused: string | null): void {
  if (!isChanged.peek()) return;
  batch(() => {
    changedAnswer.value = received;
    changedTrouble.value = refused;
  });
}

export function undoChanges(): void {
  batch(() => {
    changes.value = unchanged;
    chosenCell.value = null;
    changedAnswer.value = null;
    changedTrouble.value = null;
  });
}

/** Another source is another question: what was changed of the last one is gone. */
effect(() => {
  void [source.value, shownLine.value];
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
