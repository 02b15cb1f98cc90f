import type { RecordedPoint } from '../protocol/runs.ts';
import type { CurvePoint } from '../protocol/trainer.ts';

/** Most points kept of a curve. */
const capacity = 150;

/** A curve as it is recorded: four digits, and of neighbouring points that are too many the one that was validated. */
export function recordedCurve(points: readonly CurvePoint[]): RecordedPoint[] {
  const stride = Math.ceil(points.length / capacity);
  const kept: RecordedPoint[] = [];
  for (let from = 0; from < points.length; from += stride) {
    const some = points.slice(from, from + stride);
    const point = some.findLast(({ validationBits }) => validationBits !== null) ?? some.at(-1);
    if (!point) continue;
    const { step, trainBits, validationBits, gradientNorm } = point;
    const validated = validationBits === null ? null : digits(validationBits);
    kept.push([step, digits(trainBits), validated, digits(gradientNorm)]);
  }
  return kept;
}

/** Held-out bits by step, where they were measured. */
export function heldOutCurve(curve: readonly RecordedPoint[]): (readonly [step: number, bits: number])[] {
  return curve.flatMap(([step, , bits]) => (bits === null ? [] : [[step, bits] as const]));
}

function digits(value: number): number {
  return Number.isFinite(value) ? Number(value.toPrecision(4)) : 0;
}
