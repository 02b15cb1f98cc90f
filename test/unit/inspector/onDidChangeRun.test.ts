import assert from 'node:assert/strict';
import { onDidChangeRun } from '../../../src/inspector/onDidChangeRun.ts';
import type { TrainingSession } from '../../../src/sessions/trainingSession.ts';

describe('the run whose weights answer for a document', () => {
  it('is told of when it is another, and not with each of its steps', () => {
    const told: (string | null)[] = [];
    const session = { model: { run: null as string | null, saved: null }, changed: () => {} };
    const onDidChange = (listener: () => void) => {
      session.changed = listener;
      return { dispose: () => {} };
    };
    onDidChangeRun(
      {
        ...session,
        onDidChange,
        get model() {
          return session.model;
        },
      } as unknown as TrainingSession,
      () => told.push(session.model.run),
    );
    for (const run of ['first', 'first', 'second', null, null]) {
      session.model = { run, saved: null };
      session.changed();
    }
    assert.deepEqual(told, ['first', 'second', null]);
  });
});
