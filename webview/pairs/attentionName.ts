import type { DrawnRun } from '../shared/drawnRun.ts';
import { format } from '../shared/host.ts';
import { text } from './text.ts';

/** What a run is called on a plot that has two: by the attention it was trained with. */
export function attentionName({ state }: DrawnRun): string {
  const attention = state.value?.started?.settings.attention;
  return attention === undefined || attention === 'none'
    ? text.withoutAttention
    : format(text.withAttention, attention);
}
