import type {
  CellConfiguration,
  DocumentModelConfiguration,
  ModelConfiguration,
  PairsModelConfiguration,
} from './configuration.ts';
import { uniformAt } from './random.ts';
import { elementCount, type Tensor, type Tensors } from './tensor.ts';

/** Gates whose rows are stacked in a cell's weights, in PyTorch's order (LSTM i f g o, GRU r z n; coupled gates have no f). */
export function gateCount(configuration: CellConfiguration): number {
  if (configuration.cell === 'rnn') return 1;
  if (configuration.cell === 'gru') return 3;
  return configuration.coupledGates ? 3 : 4;
}

/** `rnn.` for what torch.nn computes; `rnn_variant.` for cells it has not, so that nothing loads them as what they are not. */
export function cellPrefix(configuration: CellConfiguration, network = 'rnn'): string {
  const { cell, coupledGates, peepholes, gruReset } = configuration;
  const variant = (cell === 'lstm' && (coupledGates || peepholes)) || (cell === 'gru' && gruReset === 'before');
  return variant ? `${network}_variant` : network;
}

/** Whether the recurrent bias is trained: a GRU's two biases act in different places, RNN's and LSTM's second is zero. */
export function hasRecurrentBias(configuration: CellConfiguration): boolean {
  return configuration.cell === 'gru' && configuration.gruReset === 'after';
}

/** Shapes of every stored tensor by its PyTorch name, in a fixed order. */
export function parameterShapes(configuration: ModelConfiguration): ReadonlyMap<string, readonly number[]> {
  return new Map(configuration.task === 'document' ? documentShapes(configuration) : pairsShapes(configuration));
}

function* documentShapes(configuration: DocumentModelConfiguration): Generator<NamedShape> {
  const { vocabulary, embedding, hidden, layers, tied, attention } = configuration;
  yield ['embedding.weight', [vocabulary, embedding]];
  for (let layer = 0; layer < layers; layer++) {
    yield* cellShapes(configuration, 'rnn', `l${layer}`, layer === 0 ? embedding : hidden);
  }
  if (attention === 'general') {
    yield ['attention.weight', [hidden, hidden]];
    yield ['attention.combine.weight', [hidden, 2 * hidden]];
    yield ['attention.combine.bias', [hidden]];
  }
  if (!tied) yield ['decoder.weight', [vocabulary, hidden]];
  yield ['decoder.bias', [vocabulary]];
}

function* pairsShapes(configuration: PairsModelConfiguration): Generator<NamedShape> {
  const { sourceVocabulary, targetVocabulary, embedding, hidden, layers, attention, cell } = configuration;
  yield ['source_embedding.weight', [sourceVocabulary, embedding]];
  for (let layer = 0; layer < layers; layer++) {
    const input = layer === 0 ? embedding : 2 * hidden;
    yield* cellShapes(configuration, 'encoder', `l${layer}`, input);
    yield* cellShapes(configuration, 'encoder', `l${layer}_reverse`, input);
  }
  for (const state of cell === 'lstm' ? ['hidden', 'cell'] : ['hidden']) {
    for (let layer = 0; layer < layers; layer++) {
      yield [`bridge.${state}.weight_l${layer}`, [hidden, 2 * hidden]];
      yield [`bridge.${state}.bias_l${layer}`, [hidden]];
    }
  }
  yield ['target_embedding.weight', [targetVocabulary, embedding]];
  for (let layer = 0; layer < layers; layer++) {
    yield* cellShapes(configuration, 'rnn', `l${layer}`, layer === 0 ? embedding : hidden);
  }
  if (attention !== 'none') {
    yield ['attention.weight', [hidden, 2 * hidden]];
    if (attention === 'additive') {
      yield ['attention.query.weight', [hidden, hidden]];
      yield ['attention.score.weight', [1, hidden]];
    }
    yield ['attention.combine.weight', [hidden, contextWidth(configuration) + hidden]];
    yield ['attention.combine.bias', [hidden]];
  }
  yield ['decoder.weight', [targetVocabulary, hidden]];
  yield ['decoder.bias', [targetVocabulary]];
}

/** Width of what attention sums up: the encoder's states, both directions, which dot attention projects to the decoder's size. */
export function contextWidth({ attention, hidden }: PairsModelConfiguration): number {
  return attention === 'dot' ? hidden : 2 * hidden;
}

type NamedShape = readonly [name: string, shape: readonly number[]];

function* cellShapes(
  configuration: CellConfiguration & { readonly hidden: number },
  network: 'rnn' | 'encoder',
  layer: string,
  input: number,
): Generator<NamedShape> {
  const { hidden, cell, peepholes, coupledGates } = configuration;
  const rows = gateCount(configuration) * hidden;
  const prefix = cellPrefix(configuration, network);
  yield [`${prefix}.weight_ih_${layer}`, [rows, input]];
  yield [`${prefix}.weight_hh_${layer}`, [rows, hidden]];
  yield [`${prefix}.bias_ih_${layer}`, [rows]];
  yield [`${prefix}.bias_hh_${layer}`, [rows]];
  if (cell !== 'lstm' || !peepholes) return;
  for (const gate of coupledGates ? ['i', 'o'] : ['i', 'f', 'o'])
    yield [`${prefix}.peephole_${gate}_${layer}`, [hidden]];
}

/** Names of the tensors that training changes: all but the zero second biases of RNN, LSTM and reset-before GRU. */
export function trainableNames(configuration: ModelConfiguration): string[] {
  const names = [...parameterShapes(configuration).keys()];
  return hasRecurrentBias(configuration) ? names : names.filter((name) => !name.includes('.bias_hh_l'));
}

/** Number of trained parameters. */
export function parameterCount(configuration: ModelConfiguration): number {
  const shapes = parameterShapes(configuration);
  return trainableNames(configuration).reduce((sum, name) => sum + elementCount(shapes.get(name) ?? []), 0);
}

/**
 * Initial weights from a seed: uniform in +-1/sqrt(hidden) as torch.nn does for cells and linear layers, embeddings uniform
 * with unit variance times 0.5, biases zero but the forget gate's.
 */
export function initialParameters(configuration: ModelConfiguration, seed: number): Tensors {
  const parameters = new Map<string, Tensor>();
  const bound = 1 / Math.sqrt(configuration.hidden);
  const tied = configuration.task === 'document' && configuration.tied;
  let stream = 0;
  for (const [name, shape] of parameterShapes(configuration)) {
    const data = new Float32Array(elementCount(shape));
    stream++;
    if (shape.length > 1) {
      const scale = name.endsWith('embedding.weight') && !tied ? 0.5 * Math.sqrt(3) : bound;
      for (let i = 0; i < data.length; i++) data[i] = (2 * uniformAt(seed, stream, i) - 1) * scale;
    } else if (configuration.cell === 'lstm' && !configuration.coupledGates && name.includes('.bias_ih_l')) {
      data.fill(configuration.forgetBias, configuration.hidden, 2 * configuration.hidden);
    }
    parameters.set(name, { shape, data });
  }
  return parameters;
}
