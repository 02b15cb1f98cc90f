/** Where a unit begins and ends in the text its units make up, in UTF-16 units. */
export function stretchOf(units: readonly string[], index: number): { readonly from: number; readonly to: number } {
  const from = units.slice(0, index).reduce((sum, unit) => sum + unit.length, 0);
  return { from, to: from + (units[index]?.length ?? 0) };
}

/** The unit a place in that text belongs to; the last one at its end, null beyond it. */
export function unitAt(units: readonly string[], at: number): number | null {
  let end = 0;
  for (const [index, unit] of units.entries()) {
    end += unit.length;
    if (at < end) return index;
  }
  return at === end && units.length > 0 ? units.length - 1 : null;
}

/** How many units an output and a text begin with in common. */
export function agreement(units: readonly string[], text: string): number {
  let at = 0;
  for (const [index, unit] of units.entries()) {
    if (!text.startsWith(unit, at)) return index;
    at += unit.length;
  }
  return units.length;
}
