import { stat } from 'node:fs/promises';
import type { Budget } from '../engine/trainingRun.ts';

/** What a checkpoint tells of the way there; null where it does not. */
type Course = { readonly step: number; readonly seconds: number } | null;

/** Set by bin/recurrent.mjs, which starts a training anew when its process broke: when the first one began, in milliseconds. */
const SINCE = 'RECURRENT_BROKEN_SINCE';

interface Order {
  readonly out: string;
  readonly resume: string | undefined;
  readonly budget: Budget;
}

/**
 * What to train when an earlier process with the same arguments broke: on from what it saved to `out`, for what is left of the budget; the
 * whole order where none did, nothing was saved, or epochs are the budget, which checkpoints do not count.
 */
export async function afterBreak(order: Order, courseOf: (path: string) => Promise<Course>): Promise<Order> {
  const { out, resume, budget } = order;
  const since = Number(process.env[SINCE] ?? Infinity);
  const saved = await stat(out).catch(() => null);
  if (saved === null || saved.mtimeMs < since || Number.isFinite(budget.epochs)) return order;
  const first = resume === undefined || resume === out ? null : await courseOf(resume);
  const last = await courseOf(out);
  const left = (quantity: 'step' | 'seconds', whole: number): number =>
    Math.max(1, whole - ((last?.[quantity] ?? 0) - (first?.[quantity] ?? 0)));
  return {
    out,
    resume: out,
    budget: {
      seconds: left('seconds', budget.seconds),
      steps: left('step', budget.steps),
      epochs: Infinity,
    },
  };
}
