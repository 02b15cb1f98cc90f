import type { DocumentModel, RecurrentState } from '../../engine/backend.ts';
import { parameterShapes, trainableNames } from '../../engine/parameters.ts';
import { softmax } from '../../engine/sampling.ts';
import { elementCount, type Tensor } from '../../engine/tensor.ts';
import { attentionValues } from './attentionValues.ts';
import { cellWeights, quantityOf } from './cellValues.ts';
import { gradientValues } from './gradientValues.ts';
import { rowOf, scalar, vector, type SymbolSource, type SymbolTensor } from './values.ts';

/** Most tokens a formula that runs over places is evaluated on. */
export const windowLength = 16;

/** Most bits these tokens may cost, so that the product of their probabilities stays a normal 32-bit number, from 2^-126 on. */
const mostBits = 120;

/** The temperature that the tempered softmax is shown at, which is that of samples in the playground. */
const temperature = 0.8;

/**
 * What the symbols of a formula are in a model that has read a text: its newest weights and the activations of its top layer at
 * the last token but one, so that what really came next is known. The text needs `windowLength + 1` tokens at least.
 */
export function documentValues(model: DocumentModel, text: Int32Array): SymbolSource {
  const { configuration } = model;
  const { hidden: n, vocabulary, layers, tied } = configuration;
  const top = layers - 1;
  const seen = text.subarray(0, -1);
  const length = affordable(model, text);
  const { window, came, state } = endOf(model, text, length);
  const activations = model.forward(window, state);
  const parameters = model.readParameters();
  const last = window.length - 1;
  const weights = cellWeights(configuration, parameters, top);
  const attention = attentionValues(model, Int32Array.from(seen), parameters);
  const gradients = gradientValues(model, text, parameters, weights);

  const parameter = (name: string): Tensor | null => parameters.get(name) ?? null;
  const logitsAt = (place: number) => activations.logits.subarray(place * vocabulary, (place + 1) * vocabulary);
  const probabilityAt = (place: number) => softmax(logitsAt(place).slice())[came[place] ?? 0] ?? 0;
  const nats = (): number => natsOf(model, { window, came, state }).reduce((sum, value) => sum + value, 0);
  const activation = (name: string, place: number): Tensor | null => {
    const quantity = quantityOf(name);
    const data = quantity && activations.layers[top]?.get(quantity);
    return data ? rowOf(data, place, n) : null;
  };
  const layerInput = (): Tensor | null => {
    const below = activations.layers[top - 1]?.get('hidden');
    if (below) return rowOf(below, last, n);
    const table = parameter('embedding.weight');
    return table && rowOf(table.data, window[last] ?? 0, table.shape[1] ?? 0);
  };

  const named: Readonly<Record<string, () => SymbolTensor | null>> = {
    input: layerInput,
    'hidden.previous': () => activation('hidden', last - 1),
    'cellState.previous': () => activation('cellState', last - 1),
    'W.output': () => parameter(tied ? 'embedding.weight' : 'decoder.weight'),
    'b.output': () => parameter('decoder.bias'),
    logits: () => vector(logitsAt(last)),
    probabilities: () => vector(softmax(logitsAt(last).slice())),
    'probabilities.tempered': () => vector(softmax(logitsAt(last).map((logit) => logit / temperature))),
    temperature: () => scalar(temperature),
    'probability.came': () => Array.from(window, (_, place) => scalar(probabilityAt(place))),
    'probability.now': () => scalar(probabilityAt(last)),
    'probability.sequence': () => scalar(Math.exp(-nats())),
    surprise: () => scalar(-Math.log2(probabilityAt(last))),
    bits: () => scalar(nats() / Math.LN2 / length),
    'score.mean': () => scalar(-nats() / Math.LN2 / length),
    length: () => scalar(length),
    'size.hidden': () => scalar(n),
    'size.input': () => scalar(top > 0 ? n : configuration.embedding),
    'count.cell': () => {
      const shapes = parameterShapes(configuration);
      const ofCell = trainableNames(configuration).filter((name) => name.endsWith(`_l${top}`));
      return scalar(ofCell.reduce((sum, name) => sum + elementCount(shapes.get(name) ?? []), 0));
    },
  };
  return (name) =>
    named[name]?.() ?? activation(name, last) ?? weights(name) ?? attention(name) ?? gradients(name) ?? null;
}

interface End {
  /** The last tokens that something is known to come after. */
  readonly window: Int32Array;
  /** What came after each of them. */
  readonly came: Int32Array;
  /** Where the model stands before the first of them; null at the beginning of the text. */
  readonly state: RecurrentState | null;
}

function endOf(model: DocumentModel, text: Int32Array, length: number): End {
  const seen = text.subarray(0, -1);
  const before = Int32Array.from(seen.subarray(0, -length));
  return {
    window: Int32Array.from(seen.subarray(-length)),
    came: Int32Array.from(text.subarray(-length)),
    state: before.length > 0 ? model.read(before, null).state : null,
  };
}

/** What each token that came cost, in nats. */
function natsOf(model: DocumentModel, { window, came, state }: End): Float32Array {
  return model.score({ batch: 1, time: window.length, inputs: window, targets: came }, state).nats;
}

/** How many of the last tokens cost no more than `mostBits` together: `windowLength` at most, two at least. */
function affordable(model: DocumentModel, text: Int32Array): number {
  let bits = 0;
  let length = 0;
  for (const nats of natsOf(model, endOf(model, text, windowLength)).toReversed()) {
    bits += nats / Math.LN2;
    if (length >= 2 && bits > mostBits) break;
    length++;
  }
  return length;
}
