import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { StepCancelled } from '../../../src/engine/backend.ts';
import { planTraining } from '../../../src/engine/defaults.ts';
import { Trainer } from '../../../src/engine/trainer.ts';
import type { RunRequest } from '../../../src/protocol/trainer.ts';
import { documentFromText } from '../../../src/text/document.ts';
import { ActiveRun } from '../../../src/worker/activeRun.ts';
import { DocumentTask } from '../../../src/worker/documentTask.ts';
import { startReference } from '../wasm/engines.ts';

const document = documentFromText('cat.txt', 'the cat sat on the mat and the rat sat on the cat. '.repeat(40));

/** A run to its stop, or of so many steps; with `isNew`, one that has no file yet. */
async function start({ isNew = false, budget = {} }: { isNew?: boolean; budget?: RunRequest['budget'] } = {}) {
  const plan = planTraining(document, { hidden: 8, embedding: 4, batch: 2, sequence: 8 });
  const trainer = Trainer.start({ ...plan, backend: await startReference(), threads: 1 });
  const written: Uint8Array[] = [];
  const writtenAfter: number[] = [];
  const run = new ActiveRun({ run: 'run', budget, continues: null } as RunRequest, new DocumentTask(trainer, []), {
    platform: { clearInterrupt: () => undefined } as never,
    host: { notify: () => undefined } as never,
    publish: () => undefined,
    file: {
      isNew,
      write: (bytes: Uint8Array) => {
        written.push(bytes);
        writtenAfter.push(trainer.step);
        return Promise.resolve('saved');
      },
    } as never,
  });
  return { trainer, run, written, writtenAfter };
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

  it('that is stopped twice gives up judging, not what was learned', async () => {
    const { trainer, run, written } = await start();
    const finished = run.train();
    while (trainer.step === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    // What the kernels do when the second stop comes while the held-out text is being judged.
    const judge = () => {
      throw new StepCancelled('Training was told to stop.');
    };
    Object.assign(trainer, { validate: judge, judgeBest: judge });
    run.stop();
    const { reason, step, bitsPerCharacter, saved } = await finished;
    assert.deepEqual(
      { reason, bitsPerCharacter, saved },
      { reason: 'stopped', bitsPerCharacter: null, saved: 'saved' },
    );
    assert.ok(step > 0);
    assert.equal(written.length, 1);
    trainer.dispose();
  });
});
