import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { StepCancelled } from '../../../src/engine/backend.ts';
import { decodeCheckpoint } from '../../../src/engine/checkpoint.ts';
import { planTraining } from '../../../src/engine/defaults.ts';
import { Trainer } from '../../../src/engine/trainer.ts';
import type { Progress, RunRequest } from '../../../src/protocol/trainer.ts';
import { documentFromText } from '../../../src/text/document.ts';
import { ActiveRun } from '../../../src/worker/activeRun.ts';
import { DocumentTask } from '../../../src/worker/documentTask.ts';
import type { Publication } from '../../../src/worker/publication.ts';
import { startReference } from '../wasm/engines.ts';

const document = documentFromText('cat.txt', 'the cat sat on the mat and the rat sat on the cat. '.repeat(40));

interface Beginning {
  /** Whether it has no file yet. */
  readonly isNew?: boolean;
  /** Without one, it goes on until it is stopped. */
  readonly budget?: RunRequest['budget'];
  /** Steps that another run made. */
  readonly stepsBefore?: number;
}

async function start({ isNew = false, budget = {}, stepsBefore = 0 }: Beginning = {}) {
  const plan = planTraining(document, { hidden: 8, embedding: 4, batch: 2, sequence: 8 });
  const trainer = Trainer.start({ ...plan, backend: await startReference(), threads: 1 });
  for (let step = 0; step < stepsBefore; step++) trainer.advance();
  const written: Uint8Array[] = [];
  const writtenAfter: number[] = [];
  const published: Publication[] = [];
  const told: Progress[] = [];
  const run = new ActiveRun({ run: 'run', budget, continues: null } as RunRequest, new DocumentTask(trainer, []), {
    platform: { clearInterrupt: () => undefined } as never,
    host: { notify: (event: string, data: Progress) => event === 'progress' && told.push(data) } as never,
    publish: (publication) => void published.push(publication),
    file: {
      isNew,
      write: (bytes: Uint8Array) => {
        written.push(bytes);
        writtenAfter.push(trainer.step);
        return Promise.resolve('saved');
      },
    } as never,
  });
  return { trainer, run, written, writtenAfter, published, told };
}

async function untilItStands(trainer: Trainer): Promise<void> {
  for (let step = -1; step !== trainer.step; await new Promise((resolve) => setTimeout(resolve, 50)))
    step = trainer.step;
}

describe('a run', () => {
  it('saves a first model at once, every model twice a minute, and each at the end', async () => {
    const stepsOf = async (isNew: boolean) => {
      // Every step takes ten seconds, and nothing else takes any.
      const advance = mock.method(Trainer.prototype, 'advance');
      mock.method(performance, 'now', () => 10_000 * advance.mock.callCount());
      try {
        const { trainer, run, writtenAfter } = await start({ isNew, budget: { steps: 10 } });
        await run.train();
        trainer.dispose();
        return writtenAfter;
      } finally {
        mock.restoreAll();
      }
    };
    assert.deepEqual(await stepsOf(true), [1, 5, 9, 10]);
    assert.deepEqual(await stepsOf(false), [4, 8, 10]);
  });

  it('that is stopped before its first step leaves what was saved before', async () => {
    const { trainer, run, written } = await start();
    run.stop();
    const { reason, step, saved } = await run.train();
    assert.deepEqual({ reason, step, saved }, { reason: 'stopped', step: 0, saved: null });
    assert.equal(written.length, 0);
    trainer.dispose();
  });

  it('that goes on from a model and is stopped before its first step leaves that as it is', async () => {
    const { trainer, run, written, published } = await start({ stepsBefore: 3 });
    run.stop();
    const { step, learned, saved } = await run.train();
    assert.deepEqual({ step, learned, saved }, { step: 3, learned: false, saved: null });
    assert.deepEqual([written.length, published.length], [0, 0]);
    trainer.dispose();
  });

  it('lets the model answer that it keeps, not the last one', async () => {
    const { trainer, run, written, published } = await start({ budget: { steps: 120 } });
    // Held-out text is predicted worse and worse from the first judgement on.
    let loss = 1;
    Object.assign(trainer, { judge: () => ({ loss: (loss += 0.1), bitsPerCharacter: loss }) });
    const { step, bestStep } = await run.train();
    assert.equal(step, 120);
    assert.ok(bestStep < step);
    const last = published.at(-1);
    assert.equal(last?.step, bestStep);
    const kept = decodeCheckpoint(written.at(-1) ?? new Uint8Array()).parameters;
    for (const [name, { data }] of kept) assert.deepEqual(last?.parameters.get(name)?.data, data);
    trainer.dispose();
  });

  it('that is paused lets its newest weights answer', async () => {
    const { trainer, run, published } = await start();
    const finished = run.train();
    while (trainer.step < 3) await new Promise((resolve) => setTimeout(resolve, 1));
    run.pause();
    await untilItStands(trainer);
    assert.equal(published.at(-1)?.step, trainer.step);
    run.stop();
    await finished;
    trainer.dispose();
  });

  it('that is stopped while it is paused tells what its last step came to on held-out text', async () => {
    const { trainer, run, told } = await start();
    Object.defineProperty(trainer, 'validationDue', { value: false });
    const finished = run.train();
    while (trainer.step < 3) await new Promise((resolve) => setTimeout(resolve, 1));
    run.pause();
    await untilItStands(trainer);
    const paused = told.at(-1);
    assert.equal(paused?.point.validationBits, null);
    run.stop();
    const { step } = await finished;
    const { validationBits, ...point } = told.at(-1)?.point ?? assert.fail();
    assert.ok(validationBits !== null && validationBits > 0);
    assert.deepEqual({ ...point, validationBits: null }, paused?.point);
    assert.equal(point.step, step);
    trainer.dispose();
  });

  it('that is stopped twice gives up judging, not what was learned', async () => {
    const { trainer, run, written, published } = await start();
    const finished = run.train();
    while (trainer.step === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    // What the kernels do when the second stop comes while the held-out text is being judged.
    const judge = () => {
      throw new StepCancelled('Training was told to stop.');
    };
    Object.assign(trainer, { validate: judge, judgeBest: judge });
    run.stop();
    const { reason, step, bestStep, bitsPerCharacter, saved } = await finished;
    assert.deepEqual(
      { reason, bitsPerCharacter, saved },
      { reason: 'stopped', bitsPerCharacter: null, saved: 'saved' },
    );
    assert.ok(step > 0);
    assert.equal(written.length, 1);
    // Nothing was judged: no weights are known to be better than the newest.
    assert.deepEqual([bestStep, published.at(-1)?.step], [step, step]);
    assert.deepEqual(decodeCheckpoint(written[0] ?? new Uint8Array()).training?.step, step);
    trainer.dispose();
  });
});
