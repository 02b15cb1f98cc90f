import type { ComputeExample } from '../../protocol/experimenter.ts';
import type { ComputedExample } from '../../protocol/lesson.ts';
import { evaluateExpression, type TermValue } from '../../reference/equations/evaluate.ts';
import { parseEquation } from '../../reference/equations/parse.ts';
import { EquationError, linesOf } from '../../reference/equations/tokens.ts';
import { sentence } from '../../text/sentence.ts';
import { scalar } from './values.ts';

/**
 * Computes a formula line by line in TensorFlow.js, each line defining the symbol on its left, as many times as it is repeated.
 * Throws an EquationError where that cannot be done.
 */
export function computeExample({ tex, numbers, repeat }: ComputeExample): ComputedExample {
  const equations = linesOf(tex).map((line) => {
    const { left, right } = parseEquation(line);
    if (left.type !== 'term') throw new EquationError(sentence('Each line of an example defines one symbol.'));
    return { name: left.name, right };
  });
  const steps: Record<string, number>[] = [];
  for (let step = 0; step < (repeat?.steps ?? 1); step++) {
    const now: Record<string, number> = { ...numbers, ...(step === 0 && repeat?.once) };
    const before = steps.at(-1);
    if (before) for (const [from, to] of Object.entries(repeat?.carry ?? {})) now[to] = before[from] ?? Number.NaN;
    const terms = new Map<string, TermValue>(Object.entries(now).map(([name, value]) => [name, one(value)]));
    for (const { name, right } of equations) {
      const [value = Number.NaN] = evaluateExpression(right, terms);
      now[name] = value;
      terms.set(name, one(value));
    }
    steps.push(now);
  }
  return steps;
}

function one(value: number): TermValue {
  return { over: null, value: scalar(value) };
}
