import assert from 'node:assert/strict';
import type { Backend, Quantity } from '../../../src/engine/backend.ts';
import type { DocumentModelConfiguration } from '../../../src/engine/configuration.ts';
import { inspect } from '../../../src/engine/inspect.ts';
import type { Tensors } from '../../../src/engine/tensor.ts';
import { textMissing, type InspectionCalls } from '../../../src/protocol/inspection.ts';
import type { Handlers } from '../../../src/protocol/rpc.ts';
import { Vocabulary } from '../../../src/text/vocabulary.ts';
import { Backends } from '../../../src/worker/backends.ts';
import { inspectionCalls } from '../../../src/worker/inspectionCalls.ts';
import type { Publication } from '../../../src/worker/publication.ts';
import { ReaderModels } from '../../../src/worker/readerModels.ts';
import { trainedLike } from '../introspection/models.ts';
import { assertClose } from '../reference/closeness.ts';
import { startReference, startWasm } from '../wasm/engines.ts';

const units = ['<unk>', ...Array.from('abcdefghij klm\n.')];
const text = Array.from({ length: 230 }, (_, at) => units[1 + ((at * at * 7 + 3 * at) % (units.length - 1))]).join('');
const unheard = new AbortController().signal;

const configurations = (['rnn', 'lstm', 'gru'] as const).map((cell): DocumentModelConfiguration => ({
  task: 'document',
  unit: 'character',
  cell,
  gruReset: 'after',
  forgetBias: 1,
  coupledGates: false,
  peepholes: false,
  vocabulary: units.length,
  embedding: 12,
  hidden: 24,
  layers: 2,
  dropout: 0,
  tied: false,
  attention: 'none',
  attentionWindow: 128,
}));

/** Weights as large as training makes them: the states stay well inside what tanh tells apart. */
function weights(configuration: DocumentModelConfiguration, seed = 1): Tensors {
  const scale = 2 / Math.sqrt(configuration.hidden);
  return new Map(
    [...trainedLike(configuration, seed)].map(([name, { shape, data }]) => [
      name,
      { shape, data: data.map((value) => value * scale) },
    ]),
  );
}

function publication(configuration: DocumentModelConfiguration, step: number): Publication {
  return {
    task: 'document',
    run: 'run',
    continues: null,
    step,
    configuration,
    units,
    parameters: weights(configuration, step),
  };
}

interface Reader {
  readonly calls: Handlers<InspectionCalls>;
  readonly models: ReaderModels;
}

/** A reader on our own kernels, holding the text. */
function reader(configuration: DocumentModelConfiguration): Reader {
  const nowhere = () => Promise.reject(new Error('no disk'));
  const models = new ReaderModels(
    {
      readDocument: nowhere,
      readFile: nowhere,
      stamp: () => Promise.resolve(null),
      writeFile: null,
      threads: 1,
      clearInterrupt: () => undefined,
      createBackend: () => startWasm(),
    },
    new Backends({ createBackend: () => startWasm() } as never),
  );
  models.publish(publication(configuration, 1));
  const calls = inspectionCalls(models);
  void calls.holdText({ text: 'document', version: 1, content: text }, unheard);
  return { calls, models };
}

const subject = { model: { run: 'run', saved: null }, text: 'document', version: 1 };

describe('What the inspector is told', () => {
  let reference: Backend;
  before(async () => {
    reference = await startReference();
  });

  for (const configuration of configurations) {
    it(`equals the reference's to 1e-5 over 200 positions: ${configuration.cell}`, async () => {
      const { calls } = reader(configuration);
      const capacity = { batch: 1, sequence: 1, trainable: false, threads: 1 };
      const model = reference.createDocumentModel(configuration, weights(configuration), capacity);
      const expected = inspect(model, new Vocabulary('character', units), text, 5);
      const [from, to] = [20, 220];

      for (const [layer, quantities] of expected.layers.entries()) {
        for (const quantity of Object.keys(quantities).filter((name) => name !== 'cell') as Quantity[]) {
          const about = { layer, quantity, sorting: 'index' as const, unit: null, single: false, exact: true };
          const answer = await calls.quantity({ ...subject, from, to, ...about }, unheard);
          assert.deepEqual([answer.starts[0], answer.starts.at(-1), answer.origin], [from, to, 0]);
          const rows = quantities[quantity]?.slice(from, to).flat() ?? [];
          assertClose(answer.values, rows, 1e-5, `${quantity} of layer ${layer}`);
        }
      }

      const { bits, ranks, top } = await calls.expectations({ ...subject, from, to, exact: true }, unheard);
      const before = expected.predictions.slice(from - 1, to - 1);
      assertClose(
        bits,
        before.map((prediction) => prediction.bits ?? NaN),
        1e-5,
        'bits',
      );
      assert.deepEqual(
        [...ranks],
        before.map((prediction) => prediction.rank),
      );
      assertClose(
        top.flatMap((likeliest) => likeliest.map(({ probability }) => probability)),
        before.flatMap((prediction) => prediction.top.map(({ probability }) => probability)),
        1e-5,
        'probabilities',
      );
      model.dispose();
    });
  }

  const [, lstm = configurations[0]] = configurations;
  assert.ok(lstm);

  it('begins with a character that nothing expected', async () => {
    const { calls } = reader(lstm);
    const { bits, ranks } = await calls.expectations({ ...subject, from: 0, to: 2, exact: true }, unheard);
    assert.ok(Number.isNaN(bits[0]) && (bits[1] ?? 0) > 0);
    assert.equal(ranks[0], 0);
  });

  it('asks for the text when it holds another version of it', async () => {
    const { calls } = reader(lstm);
    await assert.rejects(
      async () => calls.expectations({ ...subject, version: 2, from: 0, to: 2, exact: true }, unheard),
      { name: textMissing },
    );
  });

  it('comes from one and the same weights, although newer ones arrive in the middle', async () => {
    const { calls, models } = reader(lstm);
    const undisturbed = await calls.horizon(subject, unheard);
    const disturbed = calls.horizon(subject, unheard);
    models.publish(publication(lstm, 2));
    const newer = await calls.horizon(subject, unheard);
    assert.equal(newer.step, 2);
    assert.deepEqual(await disturbed, undisturbed);
    assert.notDeepEqual(newer.curve, undisturbed.curve);
  });

  it('can look back on steps 1, 2, 5, 10, … of a run', async () => {
    const { calls, models } = reader(lstm);
    for (const step of [2, 3, 5, 7]) models.publish(publication(lstm, step));
    assert.deepEqual(await calls.snapshots('run', unheard), [1, 2, 5]);
    const at = async (step?: number) => {
      const model = { ...subject.model, ...(step && { step }) };
      return calls.expectations({ ...subject, model, from: 5, to: 6, exact: true }, unheard);
    };
    assert.deepEqual([(await at()).step, (await at(2)).step], [7, 2]);
    assert.notDeepEqual((await at(1)).bits, (await at(5)).bits);
    await assert.rejects(at(3), /no longer kept/);
  });

  it('looks back across a run and the one that went on from it', async () => {
    const { calls, models } = reader(lstm);
    for (const step of [2, 5, 10]) models.publish(publication(lstm, step));
    for (const step of [6, 20]) models.publish({ ...publication(lstm, step), run: 'later', continues: 'run' });
    assert.deepEqual(await calls.snapshots('later', unheard), [1, 2, 5, 20]);
    assert.deepEqual(await calls.snapshots('run', unheard), []);
  });

  it('gives up when nobody wants it any more', async () => {
    const { calls } = reader(lstm);
    const cancel = new AbortController();
    const asked = calls.horizon(subject, cancel.signal);
    cancel.abort();
    await assert.rejects(async () => asked, { name: 'AbortError' });
  });
});
