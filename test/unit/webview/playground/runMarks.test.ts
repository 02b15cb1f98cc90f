import assert from 'node:assert/strict';
import { playgroundStrings as text } from '../../../../src/protocol/playgroundStrings.ts';
import type { Finished } from '../../../../src/protocol/trainer.ts';
import { runMarks } from '../../../../webview/playground/runMarks.ts';

const finished = (reason: Finished['reason'], step: number, bestStep: number) =>
  ({ reason, step, bestStep }) as Finished;

describe('the marks of a run', () => {
  it('are where an early-stopped one was best, and where it ended', () => {
    assert.deepEqual(runMarks(finished('earlyStopping', 900, 600), text), [
      { x: 600, label: 'best: kept' },
      { x: 900, label: 'stopped: no better since' },
    ]);
  });

  it('are one where the last step was the best', () => {
    assert.deepEqual(runMarks(finished('budget', 900, 900), text), [{ x: 900, label: 'budget spent' }]);
  });
});
