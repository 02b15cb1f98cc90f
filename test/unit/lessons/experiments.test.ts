import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import * as z from 'zod/mini';
import { runExperiment } from '../../../src/experiments/runExperiment.ts';
import { experimentRun } from '../../../src/protocol/lessonExperiments.ts';
import type { ExperimentResult } from '../../../src/protocol/lessonResults.ts';
import { assertSayable } from './assertSayable.ts';
import { inEnglish } from './english.ts';
import { startReference } from '../reference/startReference.ts';
import { startWasm } from '../wasm/engines.ts';

const sample = readFileSync(new URL('../../../media/samples/lighthouse.txt', import.meta.url), 'utf8');

interface Outcome {
  readonly result: ExperimentResult;
  readonly reports: readonly ExperimentResult[];
}

/** Runs an experiment as a lesson would ask for it; `cancelAfter` breaths it is cancelled. */
async function measure(block: object, cancelAfter = Infinity, text = sample): Promise<Outcome> {
  const reports: ExperimentResult[] = [];
  let breaths = 0;
  const result = await runExperiment(
    z.parse(experimentRun, block),
    { name: 'lighthouse.txt', text },
    {
      backend: await startWasm(),
      startReference,
      clock: () => performance.now() / 1000,
      report: (found) => reports.push(found),
      breathe: async () => {
        if (++breaths > cancelAfter) throw new Error('Cancelled.');
      },
    },
  );
  return { result, reports };
}

const small = [
  { kind: 'expectation', text: 'The cat sat on the', seconds: 1 },
  { kind: 'gradient-reach', distance: 20, seconds: 1 },
  { kind: 'clipping', steps: 30 },
  { kind: 'recall', lag: 4, steps: 30 },
  { kind: 'adding', length: 6, steps: 20 },
  { kind: 'comparison', seeds: 2, seconds: 1 },
  { kind: 'gates', seconds: 1, characters: 30 },
  { kind: 'bottleneck', length: 5, seconds: 1 },
  { kind: 'generation', length: 60, seconds: 1 },
  { kind: 'forecast', seconds: 1 },
] as const;

describe('the experiments', () => {
  for (const block of small)
    it(`${block.kind} finds something, beside a baseline, and reports on the way`, async () => {
      const { result, reports } = await measure(block);
      assert.equal(result.progress, 1);
      assertSayable(result);
      assert.doesNotMatch(JSON.stringify([result.finding, result.baseline]), /NaN|Infinity|undefined|null/);
      assert.ok(result.parts.length > 0);
      for (const { progress } of reports) assert.ok(progress >= 0 && progress < 1);
      assert.deepEqual(JSON.parse(JSON.stringify(result)), result, 'a result has to survive being kept');
    });

  it('stop within a training step when they are cancelled', async () => {
    for (const block of small) await assert.rejects(measure(block, 2), /Cancelled/, block.kind);
  });

  it('recall over a short lag is learned by an LSTM', async () => {
    const { result } = await measure({ kind: 'recall', lag: 3, steps: 200 });
    const [chart] = result.parts;
    assert.ok(chart?.type === 'lines');
    const lstm = chart.series.find(({ name }) => JSON.stringify(name).includes('lstm'));
    assert.ok((lstm?.y.at(-1) ?? 0) > 0.9, JSON.stringify(result.finding));
  });

  it('clipping keeps plain gradient descent from throwing the weights across the room', async () => {
    const { result } = await measure({ kind: 'clipping' });
    const [losses, norms] = result.parts;
    assert.ok(losses?.type === 'lines' && norms?.type === 'lines');
    const [clipped, unclipped, counting] = losses.series.map(({ y }) => y.map(Number));
    const highest = (y: readonly number[] = []) => Math.max(...y);
    assert.ok(highest(unclipped) > highest(clipped) + 1, JSON.stringify(result.finding));
    assert.ok((clipped?.at(-1) ?? Infinity) < (counting?.[0] ?? 0), JSON.stringify(result.finding));
    assert.ok(highest(norms.series[1]?.y.map(Number)) > 2 * highest(norms.series[0]?.y.map(Number)));
  });

  it('a comparison counts each run at its best, not where it overfitted', async () => {
    const block = { kind: 'comparison', cells: ['gru', 'lstm'], seeds: 1, seconds: 2 };
    const { result } = await measure(block, Infinity, sample.slice(0, 1500));
    const [table, chart] = result.parts;
    assert.ok(table?.type === 'table' && chart?.type === 'lines');
    for (const [n, row] of table.rows.entries())
      assert.equal(row[3], Math.min(...(chart.series[n]?.y.map(Number) ?? [])));
    assert.match(inEnglish(result.finding), /each at its best: (GRU|LSTM) is ahead by .* with this one seed/);
  });
});
