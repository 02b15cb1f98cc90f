import { quantitiesOf } from '../engine/backend.ts';
import type { DocumentModelConfiguration } from '../engine/configuration.ts';
import type { LayerQuantity } from '../protocol/inspection.ts';

/** What a network shows where it is asked for a layer or a quantity that it lacks: its last layer, the hidden state. */
export function presentQuantity(
  { cell, layers }: Pick<DocumentModelConfiguration, 'cell' | 'layers'>,
  { layer, quantity }: LayerQuantity,
): LayerQuantity {
  return {
    layer: Math.min(layer, layers - 1),
    quantity: quantitiesOf[cell].find((name) => name === quantity) ?? 'hidden',
  };
}
