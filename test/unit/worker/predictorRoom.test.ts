import assert from 'node:assert/strict';
import { initialParameters } from '../../../src/engine/parameters.ts';
import { DeliveredChannel } from '../../../src/protocol/channel.ts';
import type { PredictorCalls, PredictorEvents, Scoreboard } from '../../../src/protocol/predictor.ts';
import { connect, type Peer } from '../../../src/protocol/rpc.ts';
import type { Platform } from '../../../src/worker/platform.ts';
import { servePredictor } from '../../../src/worker/predictorRoom.ts';
import { startWasm } from '../wasm/engines.ts';
import { configurationOf } from '../wasm/models.ts';

const document = 'a.txt';
const text = 'ab ba ab bc\n'.repeat(30);
const units = ['<unk>', 'a', 'b', 'c', ' ', '\n'];
const configuration = configurationOf({ vocabulary: units.length, embedding: 4, hidden: 8 });
const weights = { configuration, units, parameters: initialParameters(configuration, 1), step: 0 };

/** A predictor in this thread with a document, and all it told of it. */
function stage(): { predictor: Peer<PredictorCalls>; scoreboards: Scoreboard[] } {
  const platform = { threads: 1, createBackend: () => startWasm() } as unknown as Platform;
  const unheard = (error: Error) => assert.fail(error);
  const there = new DeliveredChannel((message) => here.deliver(structuredClone(message)));
  const here: DeliveredChannel = new DeliveredChannel((message) => there.deliver(structuredClone(message)));
  const scoreboards: Scoreboard[] = [];
  servePredictor(there, platform, unheard);
  const predictor = connect<PredictorEvents, PredictorCalls>(
    here,
    { scored: ({ scoreboard }) => void scoreboards.push(scoreboard) },
    { onUnheardError: unheard },
  );
  predictor.notify('open', { document, version: 1, text });
  return { predictor, scoreboards };
}

const speakers = async (predictor: Peer<PredictorCalls>) => {
  const question = { document, version: 1, offset: text.length, count: 8, sure: 1 };
  const { candidates } = await predictor.request('predict', question);
  return new Set(candidates.flatMap(({ sources }) => sources.map(({ kind }) => kind)));
};

describe("the predictor's room", () => {
  it('lets a network join in, and go again', async () => {
    const { predictor, scoreboards } = stage();
    await predictor.request('attach', { document, weights });
    // It speaks once it was shown the document.
    while (!(await speakers(predictor)).has('network'));
    assert.notEqual(scoreboards.at(-1)?.network, null);
    await predictor.request('detach', document);
    assert.ok(!(await speakers(predictor)).has('network'));
    assert.equal(scoreboards.at(-1)?.network, null);
  });

  it('keeps a network out that was forgotten on its way', async () => {
    const { predictor } = stage();
    const way = new AbortController();
    const attached = predictor.request('attach', { document, weights }, way.signal);
    way.abort(new Error('forgotten'));
    await predictor.request('detach', document);
    await assert.rejects(attached);
    assert.ok(!(await speakers(predictor)).has('network'));
  });

  it('has nothing to send away of a document it does not hold', async () => {
    const { predictor } = stage();
    await predictor.request('detach', 'b.txt');
  });
});
