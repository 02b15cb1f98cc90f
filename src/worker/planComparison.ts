import type { Plan } from '../engine/defaults.ts';
import { parameterCount } from '../engine/parameters.ts';
import type { RunPlan } from '../protocol/trainer.ts';
import { runSettings } from './runSettings.ts';

const cells = ['rnn', 'lstm', 'gru'] as const;
const largestHidden = 2048;

/** The plan of an LSTM for every cell: everything stays the same but the hidden size, where parameters are to be equal. */
export function planComparison({ model, training }: Plan, equal: 'hidden' | 'parameters'): RunPlan[] {
  const wanted = parameterCount(model);
  return cells.map((cell) => {
    const sized = (hidden: number) => ({ ...model, cell, hidden, embedding: model.tied ? hidden : model.embedding });
    const count = (hidden: number) => parameterCount(sized(hidden));
    const compared = sized(equal === 'hidden' ? model.hidden : nearest(count, wanted));
    return { settings: runSettings(compared, training), parameters: parameterCount(compared) };
  });
}

/** The size whose count, which grows with it, comes nearest to what is wanted. */
function nearest(count: (size: number) => number, wanted: number): number {
  let [low, high] = [1, largestHidden];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (count(middle) < wanted) low = middle + 1;
    else high = middle;
  }
  return low > 1 && wanted - count(low - 1) < count(low) - wanted ? low - 1 : low;
}
