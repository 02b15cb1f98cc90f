import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type * as vscode from 'vscode';
import { KeptProgress } from '../../../src/lessons/keptProgress.ts';

/** One storage, as every window of VS Code sees it. */
function storage(): vscode.Memento {
  const kept = new Map<string, unknown>();
  return {
    get: (key: string) => kept.get(key),
    update: async (key: string, value: unknown) => void kept.set(key, structuredClone(value)),
    keys: () => [...kept.keys()],
  } as vscode.Memento;
}

const first = { kind: 'chapter', name: '01-sequences' } as const;
const second = { kind: 'chapter', name: '02-recurrent-network' } as const;

describe('the progress of lessons', () => {
  it('keeps what two windows answer and do by turns, in one lesson and in two', async () => {
    const memento = storage();
    const [here, there] = [new KeptProgress(memento), new KeptProgress(memento)];
    assert.deepEqual(here.of(first), there.of(first));
    await here.answer(first, 'coin', true);
    await there.answer(first, 'window', false);
    await there.completeStep(first, 'open');
    await here.answer(second, 'count', true);
    for (const window of [here, there]) {
      assert.deepEqual(window.of(first), { answers: { coin: true, window: false }, steps: ['open'] });
      assert.deepEqual(window.of(second), { answers: { count: true }, steps: [] });
    }
  });

  it('does not come back from another window once it is forgotten', async () => {
    const memento = storage();
    const [here, there] = [new KeptProgress(memento), new KeptProgress(memento)];
    await here.answer(first, 'coin', true);
    await there.answer(first, 'window', true);
    await here.forget();
    await there.answer(second, 'count', true);
    assert.deepEqual(there.of(first), { answers: {}, steps: [] });
  });

  it('keeps a right answer right when another choice is tried after it', async () => {
    const progress = new KeptProgress(storage());
    await progress.answer(first, 'window', false);
    assert.equal(progress.of(first).answers['window'], false);
    await progress.answer(first, 'window', true);
    await progress.answer(first, 'window', false);
    assert.equal(progress.of(first).answers['window'], true);
  });

  it('begins anew where something else was stored', async () => {
    const memento = storage();
    await memento.update('lesson.progress', { [first.name]: 'done' });
    const progress = new KeptProgress(memento);
    assert.deepEqual(progress.of(first), { answers: {}, steps: [] });
    await progress.answer(first, 'coin', true);
    assert.deepEqual(progress.of(first).answers, { coin: true });
  });
});
