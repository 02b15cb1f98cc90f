import type { CurvePoint } from '../../src/protocol/trainer.ts';

/** The steps of two curves in one ascending row, and what each curve has at every one of them; null where it has nothing. */
export function mergedCurves(
  first: readonly CurvePoint[],
  second: readonly CurvePoint[],
): { readonly steps: number[]; readonly first: (CurvePoint | null)[]; readonly second: (CurvePoint | null)[] } {
  const steps = [...new Set([...first, ...second].map(({ step }) => step))].sort((a, b) => a - b);
  const at = (curve: readonly CurvePoint[]): (CurvePoint | null)[] => {
    const byStep = new Map(curve.map((point) => [point.step, point]));
    return steps.map((step) => byStep.get(step) ?? null);
  };
  return { steps, first: at(first), second: at(second) };
}
