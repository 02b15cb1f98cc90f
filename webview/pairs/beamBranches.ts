import type { TreeNode } from '../../src/protocol/translation.ts';

/** Units of a beam's tree that follow one another without a choice between them. */
export interface BeamBranch {
  readonly text: string;
  /** Of these units together, after those before them. */
  readonly probability: number;
  /** Whether an output ends here. */
  readonly ended: boolean;
  /** Whether the best output goes through here. */
  readonly best: boolean;
  /** Likeliest first. */
  readonly branches: readonly BeamBranch[];
}

/** The tree of everything a beam looked at, chains drawn together. `best` is the best output's last node. */
export function beamBranches(nodes: readonly TreeNode[], best: number): BeamBranch[] {
  const children = new Map<number, number[]>();
  for (const [at, { parent }] of nodes.entries()) children.set(parent, [...(children.get(parent) ?? []), at]);
  const onBest = new Set<number>();
  for (let at = best; at >= 0; at = nodes[at]?.parent ?? -1) onBest.add(at);

  const branchesOf = (parent: number): BeamBranch[] =>
    (children.get(parent) ?? []).map(branchFrom).sort((a, b) => b.probability - a.probability);
  function branchFrom(first: number): BeamBranch {
    let [at, text, probability] = [first, '', 1];
    for (;;) {
      const node = nodes[at];
      text += node?.text ?? '';
      probability *= node?.probability ?? 0;
      const [only, ...more] = children.get(at) ?? [];
      if (only === undefined || more.length > 0) break;
      at = only;
    }
    const ended = nodes[at]?.ended ?? false;
    return { text, probability, ended, best: onBest.has(at), branches: branchesOf(at) };
  }
  return branchesOf(-1);
}
