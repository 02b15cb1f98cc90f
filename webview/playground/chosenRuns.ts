import { computed, effect, signal } from '@preact/signals';
import type { RunRecord } from '../../src/protocol/runs.ts';
import { conversation, rows } from './conversation.ts';

/** Runs a person marked in the table, by their names. */
export const marked = signal<ReadonlySet<string>>(new Set());

/** The marked runs that are still there, in the table's order. */
export const chosen = computed(() => rows.value.map(({ run }) => run).filter((run) => marked.value.has(run)));

/** What an action is about: the marked runs, or all. */
export const meant = computed(() => (chosen.value.length > 0 ? chosen.value : rows.value.map(({ run }) => run)));

/** The whole records of the marked runs. */
export const chosenRecords = recordsOf(() => chosen.value);

export function toggle(run: string): void {
  const changed = new Set(marked.value);
  if (!changed.delete(run)) changed.add(run);
  marked.value = changed;
}

/** Keeps the records of some runs at hand, asked for anew when the runs are others. */
export function recordsOf(runs: () => readonly string[]) {
  const records = signal<readonly RunRecord[]>([]);
  let asked = '';
  effect(() => {
    const wanted = runs();
    const names = wanted.join();
    if (names === asked) return;
    asked = names;
    if (wanted.length === 0) records.value = [];
    else
      void conversation.records(wanted).then((answer) => {
        if (asked === names) records.value = answer;
      });
  });
  return records;
}
