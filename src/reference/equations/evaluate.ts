import * as tf from '@tensorflow/tfjs-core';
import type { Tensor } from '../../engine/tensor.ts';
import { sentence } from '../../text/sentence.ts';
import type { Equation, Expression, FunctionName } from './expression.ts';
import { EquationError } from './tokens.ts';

/** What a symbol stands for: one value, or one for each value of an index. */
export type TermValue =
  { readonly over: null; readonly value: Tensor } | { readonly over: string; readonly values: readonly Tensor[] };

/** Both sides of an equation, number by number; for every value of the left side's own index, where it has one. */
export interface Sides {
  readonly left: Float32Array;
  readonly right: Float32Array;
}

/** Computes both sides of a printed equation in TensorFlow.js, operation by operation as it stands. Throws an EquationError. */
export function evaluateEquation(equation: Equation, terms: ReadonlyMap<string, TermValue>): Sides {
  const free = freeIndex(equation.left, terms);
  const places = free === null ? [new Map<string, number>()] : range(free, terms).map((n) => new Map([[free, n]]));
  const left: number[] = [];
  const right: number[] = [];
  for (const indices of places)
    tf.tidy(() => {
      const scope = { terms, indices };
      left.push(...evaluate(equation.left, scope).tensor.dataSync());
      right.push(...evaluate(equation.right, scope).tensor.dataSync());
    });
  if (left.length !== right.length)
    throw new EquationError(
      sentence('The left side has {0} numbers and the right side {1}.', left.length, right.length),
    );
  return { left: Float32Array.from(left), right: Float32Array.from(right) };
}

/** Computes an expression whose symbols run over nothing. Throws an EquationError. */
export function evaluateExpression(expression: Expression, terms: ReadonlyMap<string, TermValue>): Float32Array {
  return tf.tidy(() => Float32Array.from(evaluate(expression, { terms, indices: new Map() }).tensor.dataSync()));
}

interface Scope {
  readonly terms: ReadonlyMap<string, TermValue>;
  readonly indices: ReadonlyMap<string, number>;
}

/** A number, vector or matrix; a vector is a column unless it was transposed. */
interface Value {
  readonly tensor: tf.Tensor;
  readonly row: boolean;
}

const operations: Readonly<Record<FunctionName, (x: tf.Tensor) => tf.Tensor>> = {
  tanh: tf.tanh,
  sigmoid: tf.sigmoid,
  exp: tf.exp,
  log2: (x) => tf.div(tf.log(x), Math.LN2),
  softmax: (x) => tf.softmax(x),
  diag: (x) => tf.mul(tf.expandDims(x, 1), tf.eye(x.size)),
};

function evaluate(expression: Expression, scope: Scope): Value {
  const value = (part: Expression): tf.Tensor => evaluate(part, scope).tensor;
  if ('left' in expression) return combine(expression, scope);
  switch (expression.type) {
    case 'number':
      return column(tf.scalar(expression.value));
    case 'term':
      return column(termValue(expression.name, scope));
    case 'negative':
      return column(tf.neg(value(expression.of)));
    case 'square':
      return column(tf.square(value(expression.of)));
    case 'norm':
      return column(tf.sqrt(tf.sum(tf.square(value(expression.of)))));
    case 'transpose': {
      const tensor = value(expression.of);
      return tensor.rank === 2 ? column(tf.transpose(tensor)) : { tensor, row: true };
    }
    case 'apply':
      return column(operations[expression.operation](value(expression.to)));
    case 'sum':
    case 'product': {
      const { index, body, type } = expression;
      const places = rangeOf(body, index, scope.terms);
      const parts = places.map((n) => evaluate(body, { ...scope, indices: new Map([...scope.indices, [index, n]]) }));
      return parts.reduce((total, part) =>
        type === 'sum' ? column(tf.add(total.tensor, part.tensor)) : multiply(total, part),
      );
    }
  }
}

function combine(expression: Extract<Expression, { left: Expression }>, scope: Scope): Value {
  const left = evaluate(expression.left, scope);
  const right = evaluate(expression.right, scope);
  if (expression.type === 'multiply') return multiply(left, right);
  return column(pairwise[expression.type](left.tensor, right.tensor));
}

const pairwise = {
  add: tf.add,
  subtract: tf.sub,
  elementwise: tf.mul,
  divide: tf.div,
  power: tf.pow,
  smaller: tf.minimum,
  concatenate: (a: tf.Tensor, b: tf.Tensor) => tf.concat([a, b]),
};

/** The product as mathematics writes it: scaling, matrix times vector, row times column, row times matrix, matrix times matrix. */
function multiply(left: Value, right: Value): Value {
  const [a, b] = [left.tensor, right.tensor];
  if (a.rank === 0 || b.rank === 0) return { tensor: tf.mul(a, b), row: left.row || right.row };
  if (a.rank === 2 && b.rank === 2) return column(tf.matMul(a, b));
  if (a.rank === 2) return column(tf.squeeze(tf.matMul(a, tf.expandDims(b, 1)), [1]));
  if (left.row && b.rank === 2) return { tensor: tf.squeeze(tf.matMul(tf.expandDims(a, 0), b), [0]), row: true };
  if (left.row && b.rank === 1) return column(tf.sum(tf.mul(a, b)));
  throw new EquationError(sentence('This formula multiplies two columns: mark one as transposed, or use \\odot.'));
}

function column(tensor: tf.Tensor): Value {
  return { tensor, row: false };
}

function termValue(name: string, { terms, indices }: Scope): tf.Tensor {
  const term = terms.get(name);
  if (!term) throw new EquationError(sentence('The symbol "{0}" has no value.', name));
  if (term.over === null) return tensorOf(term.value);
  const at = indices.get(term.over);
  const value = at === undefined ? undefined : term.values[at];
  if (!value)
    throw new EquationError(
      sentence('The symbol "{0}" depends on {1}, which nothing runs over here.', name, term.over),
    );
  return tensorOf(value);
}

function tensorOf({ shape, data }: Tensor): tf.Tensor {
  return tf.tensor(data, [...shape], 'float32');
}

/** The index of the symbol that an equation defines place by place, such as e_j. */
function freeIndex(left: Expression, terms: ReadonlyMap<string, TermValue>): string | null {
  return left.type === 'term' ? (terms.get(left.name)?.over ?? null) : null;
}

function range(index: string, terms: ReadonlyMap<string, TermValue>): number[] {
  for (const term of terms.values()) if (term.over === index) return [...term.values.keys()];
  throw new EquationError(sentence('Nothing runs over {0}.', index));
}

/** The values of an index inside a sum or product: those of the symbols in it. */
function rangeOf(body: Expression, index: string, terms: ReadonlyMap<string, TermValue>): number[] {
  const names = namesIn(body);
  const inside = new Map([...terms].filter(([name]) => names.has(name)));
  return range(index, inside);
}

function namesIn(node: unknown): Set<string> {
  if (node === null || typeof node !== 'object') return new Set();
  if ('type' in node && node.type === 'term' && 'name' in node) return new Set([String(node.name)]);
  return new Set(Object.values(node).flatMap((child) => [...namesIn(child)]));
}
