import assert from 'node:assert/strict';
import { decodePairsCheckpoint } from '../../../src/engine/pairsCheckpoint.ts';
import { Random } from '../../../src/engine/random.ts';
import { resumedPairsSettings } from '../../../src/protocol/pairsSettings.ts';
import type { PairsRunRequest } from '../../../src/protocol/trainer.ts';
import { generatePairs } from '../../../src/text/pairs/generators.ts';
import { Backends } from '../../../src/worker/backends.ts';
import { describeCheckpoint } from '../../../src/worker/describeCheckpoint.ts';
import { ReaderModels } from '../../../src/worker/readerModels.ts';
import { translationCalls } from '../../../src/worker/translationCalls.ts';
import { startReference } from '../wasm/engines.ts';
import { stage, type Stage } from './stage.ts';

const text = generatePairs('copy', { count: 30, length: 4 }, new Random(1));
const reading = { format: 'tabs', columns: null, targets: null } as const;
const unheard = new AbortController().signal;

function request(change: Partial<PairsRunRequest> = {}): PairsRunRequest {
  return {
    task: 'pairs',
    run: 'run',
    name: 'copy.tsv',
    source: { kind: 'text', text },
    reading,
    settings: { hidden: 8, embedding: 4, batch: 8, learningRate: 0.01 },
    budget: { steps: 6 },
    engine: 'tensorflow',
    threads: 1,
    checkpointPath: '/model',
    checkpointAside: null,
    resume: null,
    continues: null,
    ...change,
  };
}

describe('the trainer room, on pairs', () => {
  let here: Stage;
  beforeEach(() => (here = stage()));
  afterEach(() => here.close());

  it('plans what would be trained, with a handful of the pairs held out', async () => {
    const source = { kind: 'text' as const, text };
    const plan = await here.trainer.request('planPairs', { source, reading, settings: { attention: 'additive' } });
    assert.deepEqual(
      [plan.settings.attention, plan.settings.cell, plan.settings.teacherForcing],
      ['additive', 'gru', 1],
    );
    assert.deepEqual([plan.training, plan.heldOut, plan.examples.length], [27, 3, 3]);
    assert.ok(plan.examples.every(({ source, target }) => source === target));
  });

  it('trains with the events of any run, tells exact match and alignment, and saves', async () => {
    const finished = await here.trainer.request('train', request());
    assert.deepEqual([finished.reason, finished.step, here.told[0]], ['budget', 6, 'started']);
    const figures = here.progress.at(-1)?.point.pairs;
    assert.ok(figures && figures.tokenAccuracy >= 0 && figures.aligned !== null);
    assert.equal(
      finished.pairs?.byLength.reduce((sum, { pairs }) => sum + pairs, 0),
      3,
    );
    const bytes = here.written.get('/model') ?? new Uint8Array();
    assert.equal(decodePairsCheckpoint(bytes).training?.step, 6);
    const described = describeCheckpoint(bytes);
    assert.deepEqual(described.pairs, finished.pairs);
    assert.deepEqual(described.curve.at(-1)?.pairs, figures);
  });

  it('goes on from what was saved as if it had never stopped', async () => {
    await here.trainer.request('train', request({ budget: { steps: 2 } }));
    const resume = { path: '/model' };
    const resumed = await here.trainer.request('train', request({ budget: { steps: 4 }, resume }));
    assert.equal(resumed.step, 6);
    const whole = await here.trainer.request('train', request({ checkpointPath: '/whole' }));
    assert.equal(resumed.bitsPerCharacter, whole.bitsPerCharacter);
  });

  it('tells what is held out when it begins, and of a saved model once more from its seed and share', async () => {
    const settings = { ...request().settings, seed: 3 };
    await here.trainer.request('train', request({ settings }));
    const { digest, settings: trained } = describeCheckpoint(here.written.get('/model') ?? new Uint8Array());
    const { seed, heldOut } = trained;
    const source = { kind: 'text' as const, text };
    const plan = (chosen: PairsRunRequest['settings']) =>
      here.trainer.request('planPairs', { source, reading, settings: chosen });
    const held = await plan({ seed, heldOut });
    assert.deepEqual(held.examples, here.starts[0]?.examples);
    assert.notDeepEqual(held.examples, (await plan({})).examples);
    assert.equal(held.digest, digest);
  });

  it('reads two documents line by line', async () => {
    const lines = text.split('\n').map((line) => line.split('\t'));
    const side = (column: number) => ({ kind: 'text' as const, text: lines.map((line) => line[column]).join('\n') });
    const sideBySide = { format: 'sideBySide', columns: null, targets: side(1) } as const;
    const plan = await here.trainer.request('planPairs', { source: side(0), reading: sideBySide, settings: {} });
    assert.deepEqual([plan.training, plan.heldOut], [27, 3]);
  });

  it('goes on with what may be chosen anew, and refuses what the model keeps', async () => {
    await here.trainer.request('train', request({ budget: { steps: 2 } }));
    const chosen = { hidden: 9, heldOut: 0.4, seed: 7, batch: 4 };
    const resume = { path: '/model' };
    await assert.rejects(
      here.trainer.request('train', request({ resume, settings: chosen })),
      /keeps its model's hidden/,
    );
    const settings = resumedPairsSettings.parse(chosen);
    assert.deepEqual(settings, { batch: 4 });
    assert.equal((await here.trainer.request('train', request({ resume, settings }))).step, 8);
  });

  it('says in one sentence why too few pairs cannot be trained on', async () => {
    const source = {
      kind: 'text' as const,
      text: `one long enough source\tone long enough target to be read\n${' '.repeat(64)}`,
    };
    await assert.rejects(here.trainer.request('train', request({ source })), /^Refusal: 1 pair was found; [^\n]+\.$/);
  });

  it('answers with the output, its attention, its tree, and what other attention would do', async () => {
    await here.trainer.request('train', request());
    const models = new ReaderModels({} as never, new Backends({ createBackend: () => startReference() } as never));
    while (here.published.at(-1)?.step !== 6) await new Promise((resolve) => setTimeout(resolve, 1));
    for (const publication of here.published) models.publish(publication);
    const calls = translationCalls(models);
    const model = { run: 'run', saved: null };
    const plain = { model, source: 'abca', beam: 3, lengthPenalty: 0.6, prefix: '', prefixOnly: false, attention: [] };
    const answer = await calls.translate(plain, unheard);
    const { sourceUnits, targetUnits, attention, probabilities, nodes, hypotheses } = answer;
    assert.deepEqual([answer.step, sourceUnits.join(''), targetUnits.join('')], [6, 'abca', answer.output]);
    assert.equal(attention?.length, targetUnits.length * 4);
    assert.equal(probabilities.length, targetUnits.length + 1);
    const product = probabilities.reduce((sum, probability) => sum + Math.log(probability), 0);
    assert.ok(Math.abs(product - answer.logProbability) < 1e-4);
    assert.equal(hypotheses.length, 3);
    assert.ok(nodes.every(({ parent }, at) => parent < at));

    const forced = await calls.translate({ ...plain, prefix: 'ba', prefixOnly: true }, unheard);
    assert.equal(forced.output, 'ba');
    const weights = Float32Array.of(0, 0, 3, 1);
    const dragged = await calls.translate({ ...plain, prefix: 'ba', attention: [{ at: 1, weights }] }, unheard);
    assert.deepEqual([...(dragged.attention?.subarray(4, 8) ?? [])], [0, 0, 0.75, 0.25]);
    const unknown = await calls.translate({ ...plain, source: 'aß', prefix: '☃' }, unheard);
    assert.deepEqual(unknown.unknown, ['ß', '☃']);
    await assert.rejects(async () => calls.translate({ ...plain, source: '' }, unheard), /nothing to translate/);

    const check = await calls.checkAttention({ model, source: 'abca', output: 'abca' }, unheard);
    assert.deepEqual([check.own.length, check.uniform.length, check.permuted.length], [5, 5, 5]);
    assert.notDeepEqual(check.own, check.uniform);
    await assert.rejects(async () => models.use(model, () => Promise.resolve()), /a model of pairs/);
  });
});
