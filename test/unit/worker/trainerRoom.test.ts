import assert from 'node:assert/strict';
import { decodeCheckpoint } from '../../../src/engine/checkpoint.ts';
import type { DocumentRunRequest } from '../../../src/protocol/trainer.ts';
import { stage, type Stage } from './stage.ts';

const text = 'the cat sat on the mat and the rat sat on the cat. '.repeat(40);

function request(change: Partial<DocumentRunRequest> = {}): DocumentRunRequest {
  return {
    task: 'document',
    run: 'run',
    name: 'cat.txt',
    source: { kind: 'text', text },
    settings: { cell: 'gru', hidden: 8, embedding: 4, batch: 2, sequence: 8 },
    budget: { steps: 12 },
    engine: 'tensorflow',
    threads: 1,
    checkpointPath: '/model',
    checkpointAside: null,
    resume: null,
    continues: null,
    ...change,
  };
}

describe('the trainer room', () => {
  let here: Stage;
  beforeEach(() => (here = stage()));
  afterEach(() => here.close());

  it('trains to the end of its budget, reports, publishes and saves', async () => {
    const finished = await here.trainer.request('train', request());
    assert.equal(finished.reason, 'budget');
    assert.equal(finished.step, 12);
    assert.equal(here.progress.at(-1)?.point.step, 12);
    while (here.published.at(-1)?.step !== 12) await new Promise((resolve) => setTimeout(resolve, 1));
    assert.equal(here.told[0], 'started');
    assert.ok(here.told.includes('baselines'));
    const saved = decodeCheckpoint(here.written.get('/model') ?? new Uint8Array());
    assert.equal(saved.training?.step, 12);
    assert.equal(saved.training?.history.at(-1)?.step, 12);
    assert.ok((finished.bitsPerCharacter ?? Infinity) < Math.log2(saved.vocabulary.size));
  });

  it('stops when told to and keeps what was learned', async () => {
    const finished = here.trainer.request('train', request({ budget: {} }));
    while (here.progress.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await here.trainer.request('stop', 'run');
    const { reason, step } = await finished;
    assert.equal(reason, 'stopped');
    assert.ok(step > 0);
    assert.equal(here.progress.at(-1)?.point.step, step, 'nothing that was learned is left untold');
    assert.equal(decodeCheckpoint(here.written.get('/model') ?? new Uint8Array()).training?.step, step);
  });

  it('stops before the first step when told to while it is being prepared', async () => {
    const finished = here.trainer.request('train', request({ budget: { steps: 500 } }));
    await here.trainer.request('stop', 'run');
    const { reason, step } = await finished;
    assert.deepEqual({ reason, step }, { reason: 'stopped', step: 0 });
  });

  it('makes exactly the steps asked for while paused', async () => {
    const finished = here.trainer.request('train', request({ budget: {} }));
    while (!here.told.includes('started')) await new Promise((resolve) => setTimeout(resolve, 1));
    await here.trainer.request('pause', 'run');
    await new Promise((resolve) => setTimeout(resolve, 50));
    const before = here.progress.at(-1)?.point.step ?? 0;
    await here.trainer.request('stepOnce', 'run');
    await here.trainer.request('stepOnce', 'run');
    while ((here.progress.at(-1)?.point.step ?? 0) < before + 2) await new Promise((resolve) => setTimeout(resolve, 5));
    await new Promise((resolve) => setTimeout(resolve, 50));
    await here.trainer.request('stop', 'run');
    assert.equal((await finished).step, here.progress.at(-1)?.point.step);
  });

  it('forgets single steps that were asked for and not made before it was told to go on', async () => {
    const finished = here.trainer.request('train', request({ budget: {} }));
    while (!here.told.includes('started')) await new Promise((resolve) => setTimeout(resolve, 1));
    await here.trainer.request('pause', 'run');
    const asked = Array.from({ length: 20 }, () => here.trainer.request('stepOnce', 'run'));
    await Promise.all([...asked, here.trainer.request('resume', 'run')]);
    await here.trainer.request('pause', 'run');
    await new Promise((resolve) => setTimeout(resolve, 50));
    const paused = here.progress.at(-1)?.point.step ?? 0;
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.equal(here.progress.at(-1)?.point.step ?? 0, paused);
    await here.trainer.request('stop', 'run');
    assert.equal((await finished).step, paused);
  });

  it('can be steered while it goes on: the learning rate, and when it ends', async () => {
    const finished = here.trainer.request('train', request({ budget: {} }));
    while (here.progress.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    await here.trainer.request('pause', 'run');
    await here.trainer.request('steer', { run: 'run', learningRateFactor: 0 });
    await here.trainer.request('stepOnce', 'run');
    const before = here.progress.length;
    while (here.progress.length === before) await new Promise((resolve) => setTimeout(resolve, 5));
    assert.equal(here.progress.at(-1)?.learningRate, 0);
    await here.trainer.request('steer', { run: 'run', learningRateFactor: 1, budget: { steps: 1 } });
    await here.trainer.request('resume', 'run');
    assert.equal((await finished).reason, 'budget');
    assert.ok((here.progress.at(-1)?.learningRate ?? 0) > 0);
  });

  it('keeps its model beside the one that somebody else saved meanwhile', async () => {
    const other = new TextEncoder().encode('a model of another window');
    const finished = here.trainer.request('train', request({ checkpointAside: '/aside', budget: {} }));
    while (here.progress.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    here.written.set('/model', other);
    await here.trainer.request('stop', 'run');
    assert.equal((await finished).saved, '/aside');
    assert.equal(here.written.get('/model'), other);
    assert.ok(decodeCheckpoint(here.written.get('/aside') ?? new Uint8Array()).training);
  });

  it('keeps it beside also what was saved between an engine that broke and the one that goes on', async () => {
    const other = new TextEncoder().encode('a model of another window');
    here.written.set('/model', other);
    const finished = await here.trainer.request('train', request({ checkpointAside: '/aside', checkpointStamp: '7' }));
    assert.equal(finished.saved, '/aside');
    assert.equal(here.written.get('/model'), other);
  });

  it('replaces the model that was there before it began', async () => {
    here.written.set('/model', new TextEncoder().encode('an older model'));
    const finished = await here.trainer.request('train', request({ checkpointAside: '/aside' }));
    assert.equal(finished.saved, '/model');
    assert.equal(decodeCheckpoint(here.written.get('/model') ?? new Uint8Array()).training?.step, 12);
  });

  it('tells how fast it was over the whole run', async () => {
    const { seconds, charactersPerSecond, step } = await here.trainer.request('train', request());
    assert.ok(Math.abs(charactersPerSecond * seconds - step * 2 * 8) < 1e-6);
  });

  it('goes on to the end on a full disk, and says so', async () => {
    const { reason } = await here.trainer.request('train', request({ checkpointPath: '/full' }));
    assert.equal(reason, 'budget');
    assert.ok(here.told.includes('not saved: the disk is full'));
  });

  it('refuses a second run while one is under way', async () => {
    const first = here.trainer.request('train', request());
    await assert.rejects(here.trainer.request('train', request({ run: 'other' })), /Another document/);
    assert.equal((await first).reason, 'budget');
  });

  it('says in one sentence why a text cannot be trained on, and trains the next one', async () => {
    await assert.rejects(here.trainer.request('train', request({ source: { kind: 'text', text: '' } })), /empty/);
    await assert.rejects(
      here.trainer.request('train', request({ source: { kind: 'text', text: 'a\0b'.repeat(99) } })),
      /binary/,
    );
    assert.equal((await here.trainer.request('train', request())).step, 12);
  });

  it('plans from the beginning of a long document what the whole would be trained with', async () => {
    const source = { kind: 'text' as const, text };
    const small = await here.trainer.request('plan', { source, characters: text.length, settings: {} });
    const large = await here.trainer.request('plan', { source, characters: 5_000_000, settings: {} });
    assert.ok(small.settings.hidden < large.settings.hidden);
    const chosen = await here.trainer.request('plan', { source, characters: 5_000_000, settings: { hidden: 99 } });
    assert.equal(chosen.settings.hidden, 99);
  });
});
