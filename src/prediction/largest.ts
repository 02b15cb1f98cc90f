/** Indices of the largest values, at most `count`, the largest first; of equal ones those that come first. */
export function largest(values: ArrayLike<number>, count: number): number[] {
  const best: number[] = [];
  for (let index = 0; index < values.length; index++) {
    const value = values[index]!;
    if (best.length === count && !(value > values[best[count - 1]!]!)) continue;
    let at = best.length;
    while (at > 0 && values[best[at - 1]!]! < value) at--;
    best.splice(at, 0, index);
    if (best.length > count) best.pop();
  }
  return best;
}
