/** A stretch of text, in whatever unit its offsets are counted. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Which stretches of a text were written since a moment, while it is edited on. */
export class WrittenStretches {
  /** In ascending order, neither overlapping nor touching. */
  #stretches: readonly Stretch[] = [];

  get stretches(): readonly Stretch[] {
    return this.#stretches;
  }

  /** At `offset`, `removed` units gave way to `inserted` new ones. */
  edit(offset: number, removed: number, inserted: number): void {
    const end = offset + removed;
    const shift = inserted - removed;
    const before = this.#stretches
      .filter(({ from }) => from < offset)
      .map(({ from, to }) => ({ from, to: Math.min(to, offset) }));
    const after = this.#stretches
      .filter(({ to }) => to > end)
      .map(({ from, to }) => ({ from: Math.max(from, end) + shift, to: to + shift }));
    this.#stretches = joined([...before, { from: offset, to: offset + inserted }, ...after]);
  }
}

function joined(stretches: readonly Stretch[]): Stretch[] {
  const result: Stretch[] = [];
  for (const { from, to } of stretches) {
    const last = result.at(-1);
    if (from === to) continue;
    if (last && from <= last.to) result[result.length - 1] = { from: last.from, to: Math.max(last.to, to) };
    else result.push({ from, to });
  }
  return result;
}
