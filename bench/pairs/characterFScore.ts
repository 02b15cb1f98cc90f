/** Longest character n-grams, and how many times recall counts as much as precision: chrF2 as it is usually reported. */
const longestGram = 6;
const beta = 2;

interface Matches {
  readonly matched: number;
  readonly written: number;
  readonly wanted: number;
}

/**
 * chrF2 of some outputs, 0 to 1: precision and recall of character n-grams of one to six, spaces left out, counted over all outputs and
 * averaged over n (Popović 2015). Of several references the one that an output is most like counts.
 */
export function characterFScore(outputs: readonly string[], references: readonly (readonly string[])[]): number {
  const best = outputs.map((output, at) => {
    const compared = (references[at] ?? []).map((reference) => matchesOf(output, reference));
    return compared.reduce((most, next) => (score(next) > score(most) ? next : most));
  });
  const sums = Array.from({ length: longestGram }, (_, order) =>
    best.reduce((sum, orders) => sumOf(sum, orders[order]), { matched: 0, written: 0, wanted: 0 }),
  );
  return score(sums);
}

function matchesOf(output: string, reference: string): Matches[] {
  const [ours, theirs] = [output, reference].map((text) => Array.from(text.replaceAll(/\s/gu, '')));
  return Array.from({ length: longestGram }, (_, order) => {
    const [written, wanted] = [grams(ours ?? [], order + 1), grams(theirs ?? [], order + 1)];
    const matched = [...written].reduce((sum, [gram, count]) => sum + Math.min(count, wanted.get(gram) ?? 0), 0);
    return { matched, written: total(written), wanted: total(wanted) };
  });
}

function grams(characters: readonly string[], length: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (let at = 0; at + length <= characters.length; at++) {
    const gram = characters.slice(at, at + length).join('');
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  return counts;
}

/** Lengths that neither side is long enough for, or only one, do not count. */
function score(orders: readonly Matches[]): number {
  const counted = orders.filter(({ written, wanted }) => written > 0 && wanted > 0);
  if (counted.length === 0) return 0;
  const mean = (of: (matches: Matches) => number) => counted.reduce((sum, each) => sum + of(each), 0) / counted.length;
  const precision = mean(({ matched, written }) => matched / written);
  const recall = mean(({ matched, wanted }) => matched / wanted);
  const below = beta ** 2 * precision + recall;
  return below === 0 ? 0 : ((1 + beta ** 2) * precision * recall) / below;
}

function sumOf(a: Matches, b: Matches = { matched: 0, written: 0, wanted: 0 }): Matches {
  return { matched: a.matched + b.matched, written: a.written + b.written, wanted: a.wanted + b.wanted };
}

function total(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}
