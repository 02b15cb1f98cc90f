import type { CheckEquation } from '../../protocol/experimenter.ts';
import type { EquationCheck } from '../../protocol/lesson.ts';
import { evaluateEquation, type TermValue } from '../../reference/equations/evaluate.ts';
import { parseEquation } from '../../reference/equations/parse.ts';
import { EquationError, linesOf } from '../../reference/equations/tokens.ts';
import { sentence } from '../../text/sentence.ts';
import type { SymbolSource } from './values.ts';

/** Largest difference that 32-bit arithmetic explains, relative to the largest number on the left (or to 1). */
export const rounding = 1e-4;

/**
 * Evaluates a formula as it is printed, in TensorFlow.js, on a model's own tensors, and compares the two sides of each line.
 * Throws an EquationError where it cannot be evaluated.
 */
export function checkEquation(
  { tex, symbols }: Pick<CheckEquation, 'tex' | 'symbols'>,
  source: SymbolSource,
): EquationCheck['lines'] {
  const terms = new Map<string, TermValue>();
  for (const [name, { value, over }] of Object.entries(symbols)) terms.set(name, termOf(value, over, source));
  return linesOf(tex).map((line) => {
    const equation = parseEquation(line);
    const { left, right } = evaluateEquation(equation, terms);
    const size = left.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const excess = left.reduce((most, value, n) => {
      const apart = value - (right[n] ?? Number.NaN);
      return Math.max(most, equation.relation === '<=' ? apart : Math.abs(apart));
    }, 0);
    // Infinity is no further from Infinity than rounding: where a number is not finite, nothing was shown to hold.
    const finite = [...left, ...right].every(Number.isFinite);
    const holds = finite && excess <= rounding * Math.max(1, size);
    return { difference: excess, size, count: left.length, holds };
  });
}

function termOf(value: string, over: string | null, source: SymbolSource): TermValue {
  const found = source(value);
  if (found === null) throw new EquationError(sentence('This model has no "{0}".', value));
  if (over === null) {
    if ('data' in found) return { over: null, value: found };
    throw new EquationError(sentence('"{0}" is many values: say which index it runs over.', value));
  }
  if ('data' in found) throw new EquationError(sentence('"{0}" is one value and runs over nothing.', value));
  return { over, values: found };
}
