import type { CurvePoint } from './trainer.ts';

/** A curve with the points that came; one of its own last step says more of that and takes its place. */
export function grownCurve(curve: readonly CurvePoint[], points: readonly CurvePoint[]): readonly CurvePoint[] {
  const isToldAnew = curve.at(-1)?.step === points[0]?.step;
  return [...(isToldAnew ? curve.slice(0, -1) : curve), ...points];
}
