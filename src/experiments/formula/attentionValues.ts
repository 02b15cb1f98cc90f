import type { DocumentModel } from '../../engine/backend.ts';
import type { Tensor, Tensors } from '../../engine/tensor.ts';
import { rowOf, scalar, vector, type SymbolSource } from './values.ts';

/** Places looked back on when a formula of attention is shown. */
const places = 24;

/** What attention over the document's own past (Luong's general score) is at the last token. */
export function attentionValues(model: DocumentModel, text: Int32Array, parameters: Tensors): SymbolSource {
  const { hidden: n, layers, attention } = model.configuration;
  if (attention === 'none') return () => null;
  const window = Int32Array.from(text.subarray(-places));
  const last = window.length - 1;
  const forward = () => model.forward(window, null);
  const matrix = parameters.get('attention.weight');
  const combine = parameters.get('attention.combine.weight');
  const bias = parameters.get('attention.combine.bias');
  if (!matrix || !combine || !bias) return () => null;

  const states = (): Tensor[] => {
    const hidden = forward().layers[layers - 1]?.get('hidden') ?? new Float32Array();
    return Array.from(window, (_, place) => rowOf(hidden, place, n));
  };
  const weights = (): Float32Array => {
    const all = forward().attention ?? new Float32Array();
    return all.subarray(last * window.length, last * window.length + last);
  };
  const context = (): Tensor => {
    const keys = states();
    const shares = weights();
    return vector(
      Array.from({ length: n }, (_, unit) => shares.reduce((sum, a, j) => sum + a * (keys[j]?.data[unit] ?? 0), 0)),
    );
  };
  const named: Readonly<Record<string, () => ReturnType<SymbolSource>>> = {
    'attention.W': () => matrix,
    'attention.Wc': () => combine,
    'attention.bc': () => bias,
    'attention.query': () => states()[last] ?? null,
    'attention.key': () => states().slice(0, last),
    'attention.weight': () => Array.from(weights(), (weight) => scalar(weight)),
    'attention.score': () => {
      const all = states();
      const query = all[last] ?? scalar(0);
      return scoresBehind(
        weights(),
        all.slice(0, last).map((key) => bilinear(query, matrix, key)),
      );
    },
    'attention.context': context,
    'attention.combined': () => {
      const joined = [...context().data, ...(states()[last]?.data ?? [])];
      return vector(Array.from(bias.data, (push, unit) => Math.tanh(push + dot(combine.data, unit * 2 * n, joined))));
    },
  };
  return (name) => named[name]?.() ?? null;
}

/**
 * The scores behind the weights a model gave: a softmax forgets a constant common to all scores, and only that constant is taken
 * from `computed`.
 */
export function scoresBehind(weights: Float32Array, computed: readonly number[]): Tensor[] {
  const logs = Array.from(weights, (weight) => Math.log(Math.max(weight, 1e-30)));
  const constant = computed.reduce((sum, score, j) => sum + score - (logs[j] ?? 0), 0) / computed.length;
  return logs.map((log) => scalar(log + constant));
}

/** h^T W k */
function bilinear(h: Tensor, matrix: Tensor, k: Tensor): number {
  const size = k.data.length;
  return h.data.reduce((sum, value, row) => sum + value * dot(matrix.data, row * size, k.data), 0);
}

function dot(data: Float32Array, offset: number, values: ArrayLike<number>): number {
  let sum = 0;
  for (let n = 0; n < values.length; n++) sum += (data[offset + n] ?? 0) * (values[n] ?? 0);
  return sum;
}
