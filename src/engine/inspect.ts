import { sentence, SentenceError } from '../text/sentence.ts';
import type { Vocabulary } from '../text/vocabulary.ts';
import type { DocumentModel, Quantity } from './backend.ts';
import type { Cell } from './configuration.ts';
import { softmax } from './sampling.ts';

export interface Prediction {
  /** The likeliest units, best first. */
  readonly top: readonly { readonly token: string; readonly probability: number }[];
  /** Of the unit that follows, 1 = first; null at the end. */
  readonly rank: number | null;
  /** -log2 of its probability; null at the end. */
  readonly bits: number | null;
}

/** One layer: its cell's quantities, each [position][unit]. */
export type LayerInspection = { readonly cell: Cell } & { readonly [Name in Quantity]?: number[][] };

export interface Inspection {
  readonly tokens: readonly string[];
  readonly layers: readonly LayerInspection[];
  /** `predictions[t]` is what is expected after `tokens[0..t]`. */
  readonly predictions: readonly Prediction[];
  /** [position][earlier position]; models with attention only */
  readonly attention?: number[][];
}

/** Everything that happens inside the model while it reads a text from a zero state. Throws a `SentenceError` for an empty text. */
export function inspect(model: DocumentModel, vocabulary: Vocabulary, text: string, top: number): Inspection {
  const tokens = vocabulary.split(text);
  if (tokens.length === 0) throw new SentenceError(sentence('There is no text to inspect.'));
  const ids = Int32Array.from(tokens, (token) => vocabulary.idOf(token));
  const { layers, logits, attention } = model.forward(ids, null);
  const rowsOf = (data: Float32Array) => matrix(data, tokens.length);
  return {
    tokens,
    layers: layers.map((quantities) => {
      const rows = Array.from(quantities, ([name, data]) => [name, rowsOf(data)] as const);
      return Object.assign({ cell: model.configuration.cell }, Object.fromEntries(rows));
    }),
    predictions: tokens.map((_, t) => {
      const row = logits.subarray(t * vocabulary.size, (t + 1) * vocabulary.size);
      return predict(softmax(row), vocabulary, ids[t + 1] ?? null, top);
    }),
    ...(attention && { attention: rowsOf(attention) }),
  };
}

function predict(probabilities: Float64Array, vocabulary: Vocabulary, next: number | null, top: number): Prediction {
  const order = Array.from(probabilities.keys()).sort((a, b) => probabilities[b]! - probabilities[a]! || a - b);
  return {
    top: order.slice(0, top).map((id) => ({ token: vocabulary.textOf(id), probability: probabilities[id]! })),
    rank: next === null ? null : order.indexOf(next) + 1,
    bits: next === null ? null : -Math.log2(probabilities[next]!),
  };
}

/** A row-major [rows, columns] as nested arrays. */
function matrix(data: Float32Array, rows: number): number[][] {
  const columns = data.length / rows;
  return Array.from({ length: rows }, (_, row) => Array.from(data.subarray(row * columns, (row + 1) * columns)));
}
