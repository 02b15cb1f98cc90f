import type * as tf from '@tensorflow/tfjs-core';
import type { CellConfiguration } from '../engine/configuration.ts';
import { cellPrefix } from '../engine/parameters.ts';

import type { CellWeights, RecurrentCell } from './cell.ts';
import { elman } from './elman.ts';
import { gruResetAfter, gruResetBefore } from './gru.ts';
import { lstm } from './lstm.ts';
import { weightOf, type Weights } from './weights.ts';

/** The configured cell with the weights of one layer, `l0` or `l0_reverse`, of `rnn` or `encoder`. */
export function recurrentCell(
  configuration: CellConfiguration,
  weights: Weights,
  layer: string,
  network: 'rnn' | 'encoder' = 'rnn',
): RecurrentCell {
  const layerWeights = readCellWeights(configuration, weights, layer, cellPrefix(configuration, network));
  if (configuration.cell === 'rnn') return elman(layerWeights);
  if (configuration.cell === 'lstm') return lstm(layerWeights, configuration.coupledGates);
  return configuration.gruReset === 'after' ? gruResetAfter(layerWeights) : gruResetBefore(layerWeights);
}

function readCellWeights(
  configuration: CellConfiguration,
  weights: Weights,
  layer: string,
  prefix: string,
): CellWeights {
  const peephole = (gate: string): tf.Tensor1D => weightOf(weights, `${prefix}.peephole_${gate}_${layer}`);
  const hasPeepholes = configuration.cell === 'lstm' && configuration.peepholes;
  return {
    weightIh: weightOf(weights, `${prefix}.weight_ih_${layer}`),
    weightHh: weightOf(weights, `${prefix}.weight_hh_${layer}`),
    biasIh: weightOf(weights, `${prefix}.bias_ih_${layer}`),
    biasHh: weightOf(weights, `${prefix}.bias_hh_${layer}`),
    peepholes: hasPeepholes
      ? { i: peephole('i'), f: configuration.coupledGates ? null : peephole('f'), o: peephole('o') }
      : null,
  };
}
