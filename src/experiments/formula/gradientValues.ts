import type { DocumentModel, TokenBatch } from '../../engine/backend.ts';
import type { Tensors } from '../../engine/tensor.ts';
import { parameterGradient } from '../parameterGradient.ts';
import { rowOf, scalar, spectralNorm, vector, type SymbolSource } from './values.ts';

/** Steps between the two gradients of the chain: few enough that something is left of it. */
const distance = 6;

/**
 * Gradients of the loss at the last token: with respect to the hidden state there and `distance` steps earlier, and with respect
 * to all parameters before and after clipping to half their norm.
 */
export function gradientValues(
  model: DocumentModel,
  text: Int32Array,
  parameters: Tensors,
  weights: SymbolSource,
): SymbolSource {
  const { hidden: n, layers } = model.configuration;
  const top = layers - 1;
  const window = Int32Array.from(text.subarray(-2 * distance - 1, -1));
  const target = text.at(-1) ?? 0;
  const last = window.length - 1;
  /** The loss is the negative log-probability of what came. */
  const back = (): Float32Array => {
    const { hidden } = model.inputGradient(window, null, target, 'logProbability');
    return hidden[top]?.map((slope) => -slope) ?? new Float32Array();
  };
  const batch: TokenBatch = {
    batch: 1,
    time: window.length,
    inputs: window,
    targets: Int32Array.from(text.subarray(-window.length)),
  };

  /** Of all parameters, the model being put back as it was afterwards. */
  const allGradients = (clip: number): { readonly gradient: Float32Array; readonly norm: number } => {
    const { updates, moments } = model.readOptimizer();
    const carried = model.readCarriedState();
    model.writeCarriedState(null);
    const { gradient, gradientNorm } = parameterGradient(model, batch, { clip, dropoutSeed: 1 });
    model.writeParameters(parameters);
    model.writeOptimizer(updates, moments);
    model.writeCarriedState(carried);
    return { gradient: Float32Array.from([...gradient.values()].flatMap(({ data }) => [...data])), norm: gradientNorm };
  };

  const named: Readonly<Record<string, () => ReturnType<SymbolSource>>> = {
    'gradient.late': () => rowOf(back(), last, n),
    'gradient.early': () => rowOf(back(), last - distance, n),
    'hidden.between': () => {
      const states = model.forward(window, null).layers[top]?.get('hidden') ?? new Float32Array();
      return Array.from({ length: distance }, (_, step) => rowOf(states, last - step, n));
    },
    'U.norm': () => {
      const recurrent = weights('U.hidden');
      return recurrent && 'data' in recurrent ? scalar(spectralNorm(recurrent)) : null;
    },
    distance: () => scalar(distance),
    clip: () => scalar(allGradients(Infinity).norm / 2),
    'gradient.raw': () => vector(allGradients(Infinity).gradient),
    'gradient.clipped': () => vector(allGradients(allGradients(Infinity).norm / 2).gradient),
  };
  return (name) => named[name]?.() ?? null;
}
