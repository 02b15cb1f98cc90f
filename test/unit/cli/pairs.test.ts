import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { runCommandLine } from '../../../src/cli/commandLine.ts';
import { decodePairsCheckpoint } from '../../../src/engine/pairsCheckpoint.ts';
import { Random } from '../../../src/engine/random.ts';
import { generatePairs } from '../../../src/text/pairs/generators.ts';
import { startReference } from '../reference/startReference.ts';

let folder = '';
const at = (name: string) => join(folder, name);

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function recurrent(...args: string[]): Promise<Outcome> {
  const outputs = { stdout: '', stderr: '' };
  const code = await runCommandLine(args, {
    stdout: { write: (text) => void (outputs.stdout += text) },
    stderr: { write: (text) => void (outputs.stderr += text) },
    interruption: () => new AbortController().signal,
    assets: new URL('file:///nowhere/at/all/'),
    openBackend: () => startReference(),
  });
  return { code, ...outputs };
}

const small = ['--hidden', '12', '--embedding', '8', '--batch', '8', '--learning-rate', '0.01'];
const train = (...args: string[]) =>
  recurrent('train', at('pairs.tsv'), '--task', 'pairs', ...small, '--out', at('model'), ...args);
const linesOf = ({ stdout }: Outcome) =>
  stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('recurrent with sentence pairs', () => {
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'recurrent-pairs-'));
    const text = generatePairs('copy', { count: 60, length: 4 }, new Random(1));
    await writeFile(at('pairs.tsv'), `${text}no separator here\n`);
    assert.equal((await train('--steps', '12', '--json')).code, 0);
  });
  after(() => rm(folder, { recursive: true }));

  it('trains, telling how it goes in lines of JSON, and what it skipped on stderr', async () => {
    const outcome = await train('--steps', '30', '--json');
    assert.equal(outcome.code, 0, outcome.stderr);
    assert.match(outcome.stderr, /1 line was skipped for no separator/);
    const [start, ...rest] = linesOf(outcome);
    const done = rest.at(-1) ?? {};
    assert.equal(start?.type, 'start');
    assert.equal(Number(start?.pairs) + Number(start?.heldOutPairs), 60);
    assert.deepEqual([done.type, done.steps, done.stopped], ['done', 30, 'steps']);
    for (const name of ['exactMatch', 'tokenAccuracy', 'aligned']) {
      assert.ok(Number(done[name]) >= 0 && Number(done[name]) <= 1, `${name} is a share`);
    }
    assert.ok(rest.slice(0, -1).every(({ type }) => type === 'progress'));
  });

  it("writes a checkpoint with the contract's names and goes on from it", async () => {
    const { vocabularies, parameters, training } = decodePairsCheckpoint(await readFile(at('model')));
    assert.deepEqual(vocabularies.target.units.slice(0, 3), ['<unk>', '<s>', '</s>']);
    for (const name of [
      'source_embedding.weight',
      'encoder.weight_hh_l0_reverse',
      'rnn.weight_ih_l0',
      'attention.weight',
    ]) {
      assert.ok(parameters.has(name), name);
    }
    const outcome = await train('--steps', '3', '--resume', at('model'), '--json');
    assert.equal(outcome.code, 0, outcome.stderr);
    assert.equal(linesOf(outcome).at(-1)?.steps, (training?.step ?? 0) + 3);
  });

  it('goes on with a larger batch, other dropout and other held-out pairs, and with no other model', async () => {
    const larger = await train('--steps', '3', '--batch', '32', '--dropout', '0.2', '--resume', at('model'), '--json');
    assert.equal(larger.code, 0, larger.stderr);
    const [start] = linesOf(larger) as [{ readonly configuration: Record<string, unknown> }];
    assert.deepEqual([start.configuration.batch, start.configuration.dropout], [32, 0.2]);
    const held = await train('--steps', '3', '--held-out', '0.3', '--resume', at('model'), '--json');
    assert.match(held.stderr, /Other pairs are held out than before/);
    assert.equal(linesOf(held)[0]?.heldOutPairs, 18);
    const other = await train('--steps', '3', '--attention', 'dot', '--resume', at('model'));
    assert.equal(other.code, 2);
    assert.match(other.stderr, /keeps its model's attention \(general\)/);
  });

  it('translates a text, with attention over its units', async () => {
    const outcome = await recurrent('translate', at('model'), 'abc', '--beam', '2', '--json');
    assert.equal(outcome.code, 0, outcome.stderr);
    const [line] = linesOf(outcome);
    assert.deepEqual(Object.keys(line ?? {}), ['source', 'output', 'attention', 'logProbability']);
    const attention = line?.attention as number[][];
    assert.equal(attention.length, Array.from(String(line?.output)).length);
    assert.ok(attention.every((row) => row.length === 3));
  });

  it('refuses what holds no pairs, too few of them, and models of documents', async () => {
    await writeFile(at('prose.txt'), 'It was a dark and stormy night and nothing happened at all.\n'.repeat(3));
    await writeFile(at('few.tsv'), 'a b c d e f g h i j\tk l m n o p q r s t\n'.repeat(3));
    const prose = await recurrent('train', at('prose.txt'), '--task', 'pairs', '--out', at('x'));
    assert.deepEqual([prose.code, prose.stderr.includes('No sentence pairs were found')], [1, true]);
    const few = await recurrent('train', at('few.tsv'), '--task', 'pairs', '--out', at('x'));
    assert.deepEqual([few.code, few.stderr.trim()], [1, 'recurrent: 3 pairs were found; training needs at least 10.']);
    const wrong = await recurrent('translate', at('pairs.tsv'), 'a');
    assert.equal(wrong.code, 1);
    assert.equal((await train('--tied')).code, 2);
    assert.equal((await recurrent('train', at('prose.txt'), '--reverse-source')).code, 2);
  });
});
