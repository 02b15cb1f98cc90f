import type { QuantityAnswer } from '../protocol/inspection.ts';
import type { InspectorChoice } from '../protocol/inspector.ts';

/** What an answer shows of a choice; the choice itself where the network has all that was chosen. */
export function shownChoice(
  asked: InspectorChoice,
  { layer, quantity, sorting, chosen: unit }: Pick<QuantityAnswer, 'layer' | 'quantity' | 'sorting' | 'chosen'>,
): InspectorChoice {
  const isWhole =
    layer === asked.layer && quantity === asked.quantity && sorting === asked.sorting && unit === asked.unit;
  return isWhole ? asked : { ...asked, layer, quantity, sorting, unit };
}
