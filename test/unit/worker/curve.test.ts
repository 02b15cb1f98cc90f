import assert from 'node:assert/strict';
import { encodeCheckpoint } from '../../../src/engine/checkpoint.ts';
import { planTraining } from '../../../src/engine/defaults.ts';
import { Random } from '../../../src/engine/random.ts';
import { Trainer } from '../../../src/engine/trainer.ts';
import { documentFromText } from '../../../src/text/document.ts';
import type { Unit } from '../../../src/text/unit.ts';
import { describeCheckpoint } from '../../../src/worker/describeCheckpoint.ts';
import { DocumentTask } from '../../../src/worker/documentTask.ts';
import { leakyBackend } from '../engine/leakyBackend.ts';

const random = new Random(3);
const words = Array.from({ length: 1500 }, () => `word${random.below(random.below(2) ? 20 : 2000)}`);
const document = documentFromText('words.txt', words.join(' '));

function taskOf(unit: Unit, heldOut?: number): DocumentTask {
  const plan = planTraining(document, { unit, heldOut, hidden: 4, embedding: 4, batch: 2, sequence: 8 });
  const trainer = Trainer.start({ ...plan, backend: leakyBackend, threads: 1 });
  for (let judged = 0; judged < 3; judged++) {
    for (let step = 0; step < 5; step++) trainer.advance();
    trainer.validate();
  }
  return new DocumentTask(trainer, []);
}

/** The bits per character that were told while the history was made. */
function toldLive(task: DocumentTask): number[] {
  const running = { epoch: 0, tokens: 0, seconds: 0, learningRate: 0, tokensPerSecond: 0, validation: null };
  return task.trainer.history.map((point) => task.point({ ...running, ...point }).trainBits);
}

describe('A curve', () => {
  it('of words has the values it was drawn with, also from a checkpoint', () => {
    const task = taskOf('word');
    assert.ok(task.trainer.corpus.heldOut?.spelling, 'some held-out words are unknown');
    const live = toldLive(task);
    assert.equal(live.length, 3);
    assert.deepEqual(
      task.started().curve.map(({ trainBits }) => trainBits),
      live,
    );
    assert.deepEqual(describeCheckpoint(task.checkpoint(null, null)).curve, task.started().curve);
  });

  it('of words nothing is held out of is in bits per character, too', () => {
    const { corpus } = taskOf('word', 0).trainer;
    const [told] = toldLive(taskOf('word', 0));
    const [point] = taskOf('word', 0).trainer.history;
    const bitsPerWord = (point?.trainLoss ?? 0) / Math.LN2;
    assert.ok(Math.abs((told ?? 0) - (bitsPerWord * corpus.training.length) / document.length) < 1e-9);
  });

  it('of a checkpoint that does not tell its rates opens, and is exact for characters', () => {
    const characters = taskOf('character');
    for (const task of [characters, taskOf('word')]) {
      const { training, ...model } = task.trainer.checkpoint();
      const old = encodeCheckpoint({ ...model, training: training && { ...training, rates: undefined } });
      const { curve } = describeCheckpoint(old);
      assert.equal(curve.length, 3);
      if (task === characters) assert.deepEqual(curve, task.started().curve);
    }
  });
});
