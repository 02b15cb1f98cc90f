import assert from 'node:assert/strict';
import { DeliveredChannel } from '../../../src/protocol/channel.ts';
import {
  connect,
  RemoteError,
  type ConnectOptions,
  type Handlers,
  type NoCalls,
  type Peer,
} from '../../../src/protocol/rpc.ts';
import { filled } from '../../../src/text/filled.ts';
import { sentence, SentenceError, type Sentence } from '../../../src/text/sentence.ts';
import { worded } from '../../../src/text/worded.ts';

interface Calculator {
  half(of: number): number;
  wait(forever: null): string;
}

function conversation(
  handlers: Handlers<Calculator>,
  options: Pick<ConnectOptions, 'word'> = {},
): { client: Peer<Calculator>; unheard: Error[] } {
  const unheard: Error[] = [];
  const onUnheardError = (error: Error) => unheard.push(error);
  const there = new DeliveredChannel((message) => here.deliver(structuredClone(message)));
  const here: DeliveredChannel = new DeliveredChannel((message) => there.deliver(structuredClone(message)));
  connect<Calculator, NoCalls>(there, handlers, { onUnheardError });
  return { client: connect<NoCalls, Calculator>(here, {}, { onUnheardError, ...options }), unheard };
}

const patient: Handlers<Calculator> = {
  half: (of) => {
    if (of % 2) throw new RangeError(`${of} has no half here.`);
    return of / 2;
  },
  wait: (_, signal) => new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
};

describe('a conversation', () => {
  it('answers a request', async () => {
    const { client } = conversation(patient);
    assert.equal(await client.request('half', 8), 4);
  });

  it("carries the other side's error across as data", async () => {
    const { client } = conversation(patient);
    await assert.rejects(client.request('half', 7), (error: unknown) => {
      assert.ok(error instanceof RemoteError);
      assert.equal(error.name, 'RangeError');
      assert.equal(error.message, '7 has no half here.');
      return true;
    });
  });

  it('puts what an error says to a person, reasons inside of it too, into their language', async () => {
    const reason = sentence('{0} is odd', 7);
    const handlers: Handlers<Calculator> = {
      ...patient,
      half: () => Promise.reject(new SentenceError(sentence('It cannot be halved: {0}.', reason))),
    };
    const german: Readonly<Record<string, string>> = {
      'It cannot be halved: {0}.': '{0}, also nicht teilbar.',
      '{0} is odd': '{0} ist ungerade',
    };
    const word = (said: Sentence) => worded(said, (text, ...values) => filled(german[text] ?? text, ...values));
    const english = conversation(handlers).client.request('half', 7);
    await assert.rejects(english, { message: 'It cannot be halved: 7 is odd.' });
    const theirs = conversation(handlers, { word }).client.request('half', 7);
    await assert.rejects(theirs, { message: '7 ist ungerade, also nicht teilbar.' });
    const plain = conversation(patient, { word }).client.request('half', 7);
    await assert.rejects(plain, { message: '7 has no half here.' });
  });

  it('cancels a request on the other side too', async () => {
    let aborted = false;
    const { client } = conversation({
      ...patient,
      wait: (_, signal) =>
        new Promise((resolve) => {
          signal.addEventListener('abort', () => {
            aborted = true;
            resolve('too late');
          });
        }),
    });
    const controller = new AbortController();
    const answer = client.request('wait', null, controller.signal);
    await Promise.resolve();
    controller.abort(new Error('changed my mind'));
    await assert.rejects(answer, /changed my mind/);
    assert.equal(aborted, true);
  });

  it('rejects what is under way when it is closed', async () => {
    const { client } = conversation(patient);
    const answer = client.request('wait', null);
    client.close('The engine stopped.');
    await assert.rejects(answer, /The engine stopped/);
  });

  it('reports a failed notification to nobody but the log', async () => {
    const { client, unheard } = conversation(patient);
    client.notify('half', 3);
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(
      unheard.map((error) => error.message),
      ['3 has no half here.'],
    );
  });
});
