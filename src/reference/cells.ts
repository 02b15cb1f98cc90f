import type * as tf from '@tensorflow/tfjs-core';
import type { CellConfiguration } from '../engine/configuration.ts';
import { cellPrefix } from '../engine/parameters.ts';

import type { CellWeights, RecurrentCell } from './cell.ts';
import { elman } from './elman.ts';
import { gruResetAfter, gruResetBefore } from './gru.ts';
import { lstm } from './lstm.ts';
import { weightOf, type Weights } from './weights.ts';

/** The configured cell of layer `layer`, with its weights. */
export function recurrentCell(configuration: CellConfiguration, weights: Weights, layer: number): RecurrentCell {
  const layerWeights = readCellWeights(configuration, weights, layer);
  if (configuration.cell === 'rnn') return elman(layerWeights);
  if (configuration.cell === 'lstm') return lstm(layerWeights, configuration.coupledGates);
  return configuration.gruReset === 'after' ? gruResetAfter(layerWeights) : gruResetBefore(layerWeights);
}

function readCellWeights(configuration: CellConfiguration, weights: Weights, layer: number): CellWeights {
  const prefix = cellPrefix(configuration);
  const peephole = (gate: string): tf.Tensor1D => weightOf(weights, `rnn_variant.peephole_${gate}_l${layer}`);
  const hasPeepholes = configuration.cell === 'lstm' && configuration.peepholes;
  return {
    weightIh: weightOf(weights, `${prefix}.weight_ih_l${layer}`),
    weightHh: weightOf(weights, `${prefix}.weight_hh_l${layer}`),
    biasIh: weightOf(weights, `${prefix}.bias_ih_l${layer}`),
    biasHh: weightOf(weights, `${prefix}.bias_hh_l${layer}`),
    peepholes: hasPeepholes
      ? { i: peephole('i'), f: configuration.coupledGates ? null : peephole('f'), o: peephole('o') }
      : null,
  };
}
