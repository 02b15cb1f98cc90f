import type { CellConfiguration, DocumentModelConfiguration } from './configuration.ts';
import { uniformAt } from './random.ts';
import { elementCount, type Tensor, type Tensors } from './tensor.ts';

/** Gates whose rows are stacked in a cell's weights, in PyTorch's order (LSTM i f g o, GRU r z n; coupled gates have no f). */
export function gateCount(configuration: CellConfiguration): number {
  if (configuration.cell === 'rnn') return 1;
  if (configuration.cell === 'gru') return 3;
  return configuration.coupledGates ? 3 : 4;
}

/** `rnn.` for what torch.nn computes; `rnn_variant.` for cells it has not, so that nothing loads them as what they are not. */
export function cellPrefix(configuration: CellConfiguration): 'rnn' | 'rnn_variant' {
  const { cell, coupledGates, peepholes, gruReset } = configuration;
  if (cell === 'lstm' && (coupledGates || peepholes)) return 'rnn_variant';
  return cell === 'gru' && gruReset === 'before' ? 'rnn_variant' : 'rnn';
}

/** Whether the recurrent bias is trained: a GRU's two biases act in different places, RNN's and LSTM's second is zero. */
export function hasRecurrentBias(configuration: CellConfiguration): boolean {
  return configuration.cell === 'gru' && configuration.gruReset === 'after';
}

/** Shapes of every stored tensor by its PyTorch name, in a fixed order. */
export function parameterShapes(configuration: DocumentModelConfiguration): ReadonlyMap<string, readonly number[]> {
  const { vocabulary, embedding, hidden, layers, tied, attention, cell, peepholes, coupledGates } = configuration;
  const rows = gateCount(configuration) * hidden;
  const prefix = cellPrefix(configuration);
  const shapes = new Map<string, readonly number[]>([['embedding.weight', [vocabulary, embedding]]]);
  for (let layer = 0; layer < layers; layer++) {
    shapes.set(`${prefix}.weight_ih_l${layer}`, [rows, layer === 0 ? embedding : hidden]);
    shapes.set(`${prefix}.weight_hh_l${layer}`, [rows, hidden]);
    shapes.set(`${prefix}.bias_ih_l${layer}`, [rows]);
    shapes.set(`${prefix}.bias_hh_l${layer}`, [rows]);
    if (cell === 'lstm' && peepholes) {
      shapes.set(`rnn_variant.peephole_i_l${layer}`, [hidden]);
      if (!coupledGates) shapes.set(`rnn_variant.peephole_f_l${layer}`, [hidden]);
      shapes.set(`rnn_variant.peephole_o_l${layer}`, [hidden]);
    }
  }
  if (attention === 'general') {
    shapes.set('attention.weight', [hidden, hidden]);
    shapes.set('attention.combine.weight', [hidden, 2 * hidden]);
    shapes.set('attention.combine.bias', [hidden]);
  }
  if (!tied) shapes.set('decoder.weight', [vocabulary, hidden]);
  shapes.set('decoder.bias', [vocabulary]);
  return shapes;
}

/** Names of the tensors that training changes: all but the zero second biases of RNN, LSTM and reset-before GRU. */
export function trainableNames(configuration: DocumentModelConfiguration): string[] {
  const names = [...parameterShapes(configuration).keys()];
  return hasRecurrentBias(configuration) ? names : names.filter((name) => !name.includes('.bias_hh_l'));
}

/** Number of trained parameters. */
export function parameterCount(configuration: DocumentModelConfiguration): number {
  const shapes = parameterShapes(configuration);
  return trainableNames(configuration).reduce((sum, name) => sum + elementCount(shapes.get(name) ?? []), 0);
}

/**
 * Initial weights from a seed: uniform in +-1/sqrt(hidden) as torch.nn does for cells and linear layers, embeddings uniform
 * with unit variance times 0.5, biases zero but the forget gate's.
 */
export function initialParameters(configuration: DocumentModelConfiguration, seed: number): Tensors {
  const parameters = new Map<string, Tensor>();
  const bound = 1 / Math.sqrt(configuration.hidden);
  let stream = 0;
  for (const [name, shape] of parameterShapes(configuration)) {
    const data = new Float32Array(elementCount(shape));
    stream++;
    if (shape.length > 1) {
      const scale = name === 'embedding.weight' && !configuration.tied ? 0.5 * Math.sqrt(3) : bound;
      for (let i = 0; i < data.length; i++) data[i] = (2 * uniformAt(seed, stream, i) - 1) * scale;
    } else if (configuration.cell === 'lstm' && !configuration.coupledGates && name.includes('.bias_ih_l')) {
      data.fill(configuration.forgetBias, configuration.hidden, 2 * configuration.hidden);
    }
    parameters.set(name, { shape, data });
  }
  return parameters;
}
