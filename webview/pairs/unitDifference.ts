/** A stretch of units that two outputs share, or that only one of them has. */
export interface DifferentStretch {
  readonly kind: 'same' | 'before' | 'after';
  readonly text: string;
}

/** How an output changed, unit by unit: the longest common subsequence stays, the rest went or came. */
export function unitDifference(before: readonly string[], after: readonly string[]): DifferentStretch[] {
  const width = after.length + 1;
  // [before + 1, after + 1]: length of the longest common subsequence of what follows
  const longest = new Uint32Array((before.length + 1) * width);
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      const at = i * width + j;
      const either = Math.max(longest[at + width] ?? 0, longest[at + 1] ?? 0);
      longest[at] = before[i] === after[j] ? (longest[at + width + 1] ?? 0) + 1 : either;
    }
  }
  const stretches: { kind: DifferentStretch['kind']; text: string }[] = [];
  const add = (kind: DifferentStretch['kind'], unit: string): void => {
    const last = stretches.at(-1);
    if (last?.kind === kind) last.text += unit;
    else stretches.push({ kind, text: unit });
  };
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    const at = i * width + j;
    if (i < before.length && j < after.length && before[i] === after[j]) {
      add('same', before[i++] ?? '');
      j++;
    } else if (j >= after.length || (i < before.length && (longest[at + width] ?? 0) >= (longest[at + 1] ?? 0))) {
      add('before', before[i++] ?? '');
    } else {
      add('after', after[j++] ?? '');
    }
  }
  return stretches;
}
