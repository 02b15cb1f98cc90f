import type { Quantity } from '../../engine/backend.ts';
import type { CellConfiguration } from '../../engine/configuration.ts';
import { cellPrefix, hasRecurrentBias } from '../../engine/parameters.ts';
import type { Tensor, Tensors } from '../../engine/tensor.ts';
import { rows, sideBySide, sumOf, type SymbolSource } from './values.ts';

/** The blocks of rows of a cell's stacked weights, in PyTorch's order, by the lessons' names. */
const blocksOf = {
  rnn: ['hidden'],
  lstm: ['input', 'forget', 'candidate', 'output-gate'],
  gru: ['reset', 'update', 'candidate'],
} as const;

/** `W.forget`, `U.forget`, `b.forget`, `joint.forget`, …: one layer's weights, gate by gate. */
export function cellWeights(configuration: CellConfiguration, parameters: Tensors, layer: number): SymbolSource {
  const prefix = cellPrefix(configuration);
  const stacked = (name: string): Tensor => {
    const tensor = parameters.get(`${prefix}.${name}_l${layer}`);
    if (!tensor) throw new Error(`The model has no ${name} of layer ${layer}.`);
    return tensor;
  };
  const blocks: readonly string[] = blocksOf[configuration.cell];
  return (name) => {
    const [table = '', gate = ''] = name.split('.');
    const block = blocks.indexOf(gate.replace('-recurrent', ''));
    if (block < 0) return null;
    const slice = (tensor: string): Tensor => {
      const whole = stacked(tensor);
      const height = (whole.shape[0] ?? 0) / blocks.length;
      return rows(whole, block * height, (block + 1) * height);
    };
    switch (table) {
      case 'W':
        return slice('weight_ih');
      case 'U':
        return slice('weight_hh');
      case 'joint':
        return sideBySide(slice('weight_hh'), slice('weight_ih'));
      case 'b':
        // A reset-after GRU's two biases of the candidate act in different places; everywhere else their sum counts.
        if (gate === 'candidate-recurrent') return slice('bias_hh');
        if (gate === 'candidate' && hasRecurrentBias(configuration)) return slice('bias_ih');
        return sumOf(slice('bias_ih'), slice('bias_hh'));
      default:
        return null;
    }
  };
}

/** The engine's name of a `gate.…`, `hidden` or `cellState` symbol. */
export function quantityOf(name: string): Quantity | null {
  const quantity = name.replace('gate.', '');
  const known: readonly string[] = ['input', 'forget', 'output', 'candidate', 'reset', 'update'];
  if (name.startsWith('gate.')) return known.includes(quantity) ? (quantity as Quantity) : null;
  return name === 'hidden' || name === 'cellState' ? name : null;
}
