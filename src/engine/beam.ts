import type { RecurrentState } from './backend.ts';
import type { DecoderSteps } from './decoderSteps.ts';
import { logProbabilities } from './logProbabilities.ts';
import { selectSequences } from './recurrentState.ts';

export interface BeamOptions {
  /** Hypotheses kept side by side; 1 is greedy decoding. */
  readonly beam: number;
  /** Most units of an output. */
  readonly longest: number;
  /** How much long outputs are favoured: alpha of Wu 2016, 0 for none. */
  readonly lengthPenalty: number;
  /** Target units every output has to begin with. */
  readonly prefix: readonly number[];
  readonly begin: number;
  readonly end: number;
  /** Units never written. */
  readonly forbidden: readonly number[];
}

/** A step some hypothesis took: the tree of all of them is what a beam search looked at. */
export interface BeamNode {
  /** The node it goes on from; -1 at the first unit. */
  readonly parent: number;
  readonly token: number;
  /** Of this unit after those before it, in nats. */
  readonly logProbability: number;
  /** Of everything from the beginning. */
  readonly total: number;
  /** Where attention looked to write it; null without attention. */
  readonly attention: Float32Array | null;
}

export interface Hypothesis {
  /** Without begin and end markers. */
  readonly tokens: readonly number[];
  /** Of all units and the end marker, in nats. */
  readonly logProbability: number;
  /** What hypotheses are ordered by: the log-probability over the length penalty. */
  readonly score: number;
  /** One row a token. */
  readonly attention: readonly Float32Array[] | null;
  /** Whether it wrote the end marker within `longest`. */
  readonly finished: boolean;
  /** Its last node. */
  readonly node: number;
}

export interface BeamSearch {
  /** Best first; at least one. */
  readonly hypotheses: readonly Hypothesis[];
  readonly nodes: readonly BeamNode[];
}

/** ((5 + length) / 6)^alpha, what log-probabilities are divided by (Wu 2016, arXiv 1609.08144). */
export function lengthPenalty(length: number, alpha: number): number {
  return ((5 + length) / 6) ** alpha;
}

/** Looks for the likeliest output, keeping the `beam` best beginnings at every length. */
export function searchBeam(steps: DecoderSteps, options: BeamOptions): BeamSearch {
  const { longest, prefix, begin, end } = options;
  const nodes: BeamNode[] = [];
  const finished: Hypothesis[] = [];
  let leaves = [-1];
  let state: RecurrentState | null = null;
  for (let position = 0; mayImprove(finished, leaves, nodes, options) && position <= longest; position++) {
    const tokens = Int32Array.from(leaves, (leaf) => nodes[leaf]?.token ?? begin);
    const step = steps.step(tokens, state, position);
    const allowed = position < prefix.length ? [prefix[position] ?? end] : position === longest ? [end] : null;
    const children = expand(step.logits, leaves, nodes, { ...options, allowed });
    const rows: number[] = [];
    leaves = [];
    for (const { row, ...child } of children) {
      const node = nodes.push({ ...child, attention: rowOf(step.attention, row, tokens.length) }) - 1;
      if (child.token === end) finished.push(hypothesis(nodes, node, options));
      else {
        leaves.push(node);
        rows.push(row);
      }
    }
    if (rows.length > 0) state = selectSequences(step.state, steps.layers, rows);
  }
  const hypotheses = finished.sort((a, b) => b.score - a.score).slice(0, options.beam);
  return { hypotheses, nodes };
}

/** Whether some leaf, could it end as cheaply as length makes it, may still beat the best output found. */
function mayImprove(
  finished: readonly Hypothesis[],
  leaves: readonly number[],
  nodes: readonly BeamNode[],
  { beam, longest, lengthPenalty: alpha }: BeamOptions,
): boolean {
  if (leaves.length === 0 || finished.length < beam) return leaves.length > 0;
  const best = Math.max(...finished.map(({ score }) => score));
  return leaves.some((leaf) => (nodes[leaf]?.total ?? 0) / lengthPenalty(longest, alpha) > best);
}

interface Child extends Omit<BeamNode, 'attention'> {
  /** The row of the step it was found in. */
  readonly row: number;
}

/** The `beam` likeliest continuations of all leaves together; only those in `allowed`, where it is not null. */
function expand(
  logits: Float32Array,
  leaves: readonly number[],
  nodes: readonly BeamNode[],
  { beam, forbidden, begin, allowed }: BeamOptions & { readonly allowed: readonly number[] | null },
): Child[] {
  const vocabulary = logits.length / leaves.length;
  const children: Child[] = [];
  for (const [row, parent] of leaves.entries()) {
    const logs = logProbabilities(logits.subarray(row * vocabulary, (row + 1) * vocabulary));
    const before = nodes[parent]?.total ?? 0;
    for (const [token, logProbability] of logs.entries()) {
      const wanted = allowed ? allowed.includes(token) : token !== begin && !forbidden.includes(token);
      if (wanted) children.push({ row, parent, token, logProbability, total: before + logProbability });
    }
  }
  return children.sort((a, b) => b.total - a.total).slice(0, beam);
}

function hypothesis(nodes: readonly BeamNode[], last: number, options: BeamOptions): Hypothesis {
  const path: BeamNode[] = [];
  for (let at = last; at >= 0;) {
    const node = nodes[at];
    if (!node) break;
    path.unshift(node);
    at = node.parent;
  }
  const written = path.slice(0, -1);
  const rows = written.flatMap(({ attention }) => (attention ? [attention] : []));
  const logProbability = path.at(-1)?.total ?? 0;
  return {
    tokens: written.map(({ token }) => token),
    logProbability,
    score: logProbability / lengthPenalty(path.length, options.lengthPenalty),
    attention: path.some(({ attention }) => attention !== null) ? rows : null,
    finished: written.length < options.longest,
    node: last,
  };
}

function rowOf(values: Float32Array | null, row: number, rows: number): Float32Array | null {
  if (!values) return null;
  const width = values.length / rows;
  return values.slice(row * width, (row + 1) * width);
}
