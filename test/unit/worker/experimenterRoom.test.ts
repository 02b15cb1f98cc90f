import assert from 'node:assert/strict';
import { DeliveredChannel } from '../../../src/protocol/channel.ts';
import type { ExperimenterCalls, ExperimenterEvents } from '../../../src/protocol/experimenter.ts';
import { experimentRun } from '../../../src/protocol/lessonExperiments.ts';
import { connect } from '../../../src/protocol/rpc.ts';
import { serveExperimenter } from '../../../src/worker/experimenterRoom.ts';
import type { Platform } from '../../../src/worker/platform.ts';
import { startWasm } from '../wasm/engines.ts';

const document = { name: 'cat.txt', text: 'the cat sat on the mat and the rat sat on the cat. '.repeat(40) };

/** An experimenter in this thread, and what it told of which run. */
function stage() {
  const platform = { threads: 1, createBackend: () => startWasm() } as unknown as Platform;
  const onUnheardError = (error: Error) => assert.fail(error);
  const there = new DeliveredChannel((message) => here.deliver(structuredClone(message)));
  const here: DeliveredChannel = new DeliveredChannel((message) => there.deliver(structuredClone(message)));
  const told: string[] = [];
  serveExperimenter(there, platform, onUnheardError);
  const experimenter = connect<ExperimenterEvents, ExperimenterCalls>(
    here,
    { found: ({ id, result }) => void told.push(`${id} ${result ? 'found' : 'began'}`) },
    { onUnheardError },
  );
  const asked = experimentRun.parse({ kind: 'recall', lag: 4, steps: 40 });
  const run = (id: string, signal?: AbortSignal) => experimenter.request('run', { id, run: asked, document }, signal);
  return { run, told };
}

describe("the experimenter's room", () => {
  it('lets an experiment wait for the one before it', async () => {
    const { run, told } = stage();
    await Promise.all([run('first'), run('second')]);
    const changes = told.filter((event, n) => event !== told[n - 1]);
    assert.deepEqual(changes, ['first began', 'first found', 'second began', 'second found']);
  });

  it('gives up one that waits as soon as it is cancelled, and goes on with the next only once its turn has come', async () => {
    const { run, told } = stage();
    const cancel = new AbortController();
    const first = run('first');
    const second = assert.rejects(run('second', cancel.signal), /Never mind/);
    const third = run('third');
    cancel.abort(new Error('Never mind.'));
    await second;
    assert.ok(!told.includes('first found'), 'the first has only begun');
    await Promise.all([first, third]);
    assert.ok(!told.includes('second began'));
    assert.ok(told.lastIndexOf('first found') < told.indexOf('third began'));
  });

  it('goes on with the next after one that was cancelled under way', async () => {
    const { run, told } = stage();
    const cancel = new AbortController();
    const first = assert.rejects(run('first', cancel.signal));
    const second = run('second');
    while (!told.includes('first found')) await new Promise((resolve) => setTimeout(resolve, 1));
    cancel.abort();
    await first;
    assert.equal((await second).progress, 1);
  });
});
