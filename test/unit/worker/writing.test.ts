import assert from 'node:assert/strict';
import { initialParameters } from '../../../src/engine/parameters.ts';
import type { ReaderEvents, StreamRequest } from '../../../src/protocol/reader.ts';
import type { Peer } from '../../../src/protocol/rpc.ts';
import { createReadable, type Readable } from '../../../src/worker/readable.ts';
import { Stops, stream } from '../../../src/worker/writing.ts';
import { startWasm } from '../wasm/engines.ts';
import { configurationOf } from '../wasm/models.ts';

const units = ['<unk>', 'a', 'b'];
const configuration = configurationOf({ vocabulary: units.length, embedding: 4, hidden: 8 });

/** A model that writes nothing but the letter a. */
async function monotonous(): Promise<Extract<Readable, { task: 'document' }>> {
  const parameters = initialParameters(configuration, 1);
  parameters.get('decoder.bias')?.data.set([0, 100, 0]);
  const readable = createReadable(await startWasm(), { task: 'document', step: 1, configuration, units, parameters });
  assert.ok(readable.task === 'document');
  return readable;
}

describe('a text that streams', () => {
  const request: StreamRequest = {
    id: 'text',
    model: { run: null, saved: null },
    prompt: '',
    length: 40,
    temperature: 0,
    topK: null,
    topP: null,
    seed: 1,
    document: '',
  };
  const told: string[] = [];
  const host = {
    notify: (_name: string, event: { text: string }) => told.push(event.text),
  } as unknown as Peer<ReaderEvents>;
  const write = async (document: string) =>
    stream(await monotonous(), { ...request, document }, new AbortController().signal, host);

  it('is told as it is written', async () => {
    const { text } = await write('');
    assert.equal(text, 'a'.repeat(40));
    assert.equal(told.join(''), text);
  });

  it('ends where it is stopped, and tells what it copied until then', async () => {
    const stops = new Stops();
    const readable = await monotonous();
    const endless = { ...request, length: Infinity, document: 'a'.repeat(1000) };
    const listening = {
      notify: (_name: string, { text }: { text: string }) => {
        told.push(text);
        stops.stop('another text');
        if (told.length === 2) stops.stop(request.id);
      },
    } as unknown as Peer<ReaderEvents>;
    told.length = 0;
    const { text, copies } = await stops.until(request.id, (stop) => stream(readable, endless, stop, listening));
    assert.equal(told.join(''), text);
    assert.ok(told.length >= 2);
    assert.equal(copies[0]?.from, 0);
  });

  it('may be stopped before its model was read', async () => {
    const stops = new Stops();
    const answer = stops.until(request.id, async (stop) =>
      stream(await monotonous(), { ...request, length: Infinity }, stop, host),
    );
    stops.stop(request.id);
    assert.equal((await answer).text, 'a');
  });

  it('has copied nothing from an empty document, and what it has from one too short to learn from', async () => {
    assert.deepEqual((await write('')).copies, []);
    assert.deepEqual((await write('a'.repeat(30))).copies, [{ from: 0, to: 30 }]);
  });
});
