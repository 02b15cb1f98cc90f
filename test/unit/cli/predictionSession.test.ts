import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { PredictionSession } from '../../../src/cli/predictionSession.ts';
import type { NetworkPlace, NetworkReader, ReadableText } from '../../../src/prediction/networkReader.ts';

const text = 'for item in items:\n    print(item)\n'.repeat(8);

/** Without time to train, no network may be asked for. */
function newSession(): PredictionSession {
  return new PredictionSession(() => Promise.reject(new Error('No network is needed here.')));
}

/** A network that says nothing; `asked` counts how often. */
class SilentNetwork implements NetworkReader {
  readonly width = 1;
  asked = 0;

  at(_text: ReadableText, end: number): NetworkPlace {
    const hidden = Float32Array.of(1);
    return { end, logits: hidden, hidden, state: { batch: 1, hidden, cell: null, past: null } };
  }

  forget(): void {}

  words(): ReadonlyMap<string, number> {
    this.asked++;
    return new Map();
  }
}

async function ask(session: PredictionSession, request: object): Promise<Record<string, unknown>> {
  return (await session.answer(JSON.stringify(request))) as Record<string, unknown>;
}

describe('A conversation in the predictor protocol', () => {
  it('completes the word at the end of what was opened and typed', async () => {
    const session = newSession();
    assert.equal((await ask(session, { id: 1, op: 'open', text, train_seconds: 0 }))['ok'], true);
    await ask(session, { id: 2, op: 'append', append: 'for item in ' });
    const { id, candidates } = await ask(session, { id: 3, op: 'predict', append: 'i', k: 3 });
    assert.equal(id, 3);
    assert.equal((candidates as { text: string }[])[0]?.text, 'items');
  });

  it('gives whole words as the protocol has them, also long ones and without spaces', async () => {
    const long = `${'abcdefghij'.repeat(9)}klm`;
    const session = newSession();
    await ask(session, { id: 1, op: 'open', text: `春眠不觉晓 ${long}\n`.repeat(8), train_seconds: 0 });
    const first = async (append: string) => {
      const { candidates } = await ask(session, { id: 2, op: 'predict', append, k: 3 });
      return (candidates as { text: string }[])[0]?.text;
    };
    assert.equal(await first('春眠不'), '春眠不觉');
    assert.equal(await first(`觉晓 ${long.slice(0, 60)}`), long);
    assert.ok((await first(long.slice(60, 90)))?.startsWith(long.slice(0, 90)));
  });

  it('gives next characters that sum to 1, the likeliest being what always came', async () => {
    const session = newSession();
    await ask(session, { id: 1, op: 'open', text, train_seconds: 0 });
    const { p, other } = await ask(session, { id: 2, op: 'next', append: 'for item i' });
    const chances = p as Record<string, number>;
    const sum = Object.values(chances).reduce((total, chance) => total + chance, other as number);
    assert.ok(Math.abs(sum - 1) < 1e-6);
    assert.equal(Object.entries(chances).toSorted((a, b) => b[1] - a[1])[0]?.[0], 'n');
  });

  it('opens a long document within its time and counts the rest while it answers', async () => {
    const session = newSession();
    const long = Array.from({ length: 60_000 }, (_, line) => `line ${line} of a long story\n`).join('');
    const start = performance.now();
    await ask(session, { id: 1, op: 'open', text: long, train_seconds: 0.6 });
    // Time enough for a test that others run beside; counting it all would take several times as long.
    assert.ok(performance.now() - start < 2000);
    const { candidates } = await ask(session, { id: 2, op: 'predict', append: 'line 60000 of a long ', k: 3 });
    assert.equal((candidates as { text: string }[])[0]?.text, 'story');
  });

  it('shows the network what was appended, and hears it again', async () => {
    const network = new SilentNetwork();
    const session = new PredictionSession(() => Promise.resolve({ reader: network, summary: {}, dispose() {} }));
    await ask(session, { id: 1, op: 'open', text, train_seconds: 3 });
    const heard = async () => {
      const before = network.asked;
      await ask(session, { id: 2, op: 'predict', append: '', k: 3 });
      return network.asked > before;
    };
    assert.ok(await heard());
    // So much that it is counted anew.
    await ask(session, { id: 3, op: 'append', append: text.repeat(100) });
    assert.ok(!(await heard()));
    for (let requests = 0; !(await heard()); requests++) assert.ok(requests < 5000);
  });

  it('answers what it cannot do with an error and goes on', async () => {
    const session = newSession();
    assert.match(((await session.answer('{"id": 1')) as { error: string }).error, /JSON/);
    assert.deepEqual(await ask(session, { id: 2, op: 'fly' }), { id: 2, error: 'There is no op "fly".' });
    assert.deepEqual(await ask(session, { id: 3, op: 'open', text: 7 }), { id: 3, error: '"text" must be a text.' });
    assert.deepEqual(await ask(session, { id: 4, op: 'append', append: 'x' }), { id: 4 });
  });

  it('is over when told so', async () => {
    const session = newSession();
    await ask(session, { id: 1, op: 'close' });
    assert.ok(session.closed);
  });
});
