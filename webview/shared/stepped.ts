/** A number after a step up or down, without the tail of digits that binary fractions leave, and not under `min`. */
export function stepped(from: number, by: number, min: number): number {
  return Math.max(min, Number((from + by).toPrecision(12)));
}
