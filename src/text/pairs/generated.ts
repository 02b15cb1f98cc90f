/** An example with the source position each target character comes from, -1 for none; no alignment where it has no meaning. */
export interface GeneratedPair {
  readonly source: string;
  readonly target: string;
  readonly alignment: readonly number[] | null;
}

/** Numbers in [0, 1), one after the other. */
export interface RandomNumbers {
  next(): number;
}

/** An integer in [0, bound). */
export function below(random: RandomNumbers, bound: number): number {
  return Math.floor(random.next() * bound);
}
