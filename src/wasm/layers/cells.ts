import type { CellConfiguration } from '../../engine/configuration.ts';
import type { CellWeights } from './cellWeights.ts';
import { GruAfterLayer } from './gruAfterLayer.ts';
import { GruBeforeLayer } from './gruBeforeLayer.ts';
import { LstmLayer } from './lstmLayer.ts';
import type { RecurrentLayer } from './recurrentLayer.ts';
import { RnnLayer } from './rnnLayer.ts';
import type { Space } from './space.ts';

/** The layer a configuration asks for. `indexed` reserves room for sources with an index. */
export function recurrentLayer(
  space: Space,
  { cell, coupledGates, gruReset }: CellConfiguration,
  sizes: { readonly inputs: number; readonly hidden: number; readonly indexed: boolean },
  weights: CellWeights,
): RecurrentLayer {
  if (cell === 'rnn') return new RnnLayer(space, sizes, weights);
  if (cell === 'lstm') return new LstmLayer(space, sizes, coupledGates, weights);
  return gruReset === 'after' ? new GruAfterLayer(space, sizes, weights) : new GruBeforeLayer(space, sizes, weights);
}
