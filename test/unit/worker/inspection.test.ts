import assert from 'node:assert/strict';
import type { Backend, Quantity } from '../../../src/engine/backend.ts';
import type { DocumentModelConfiguration } from '../../../src/engine/configuration.ts';
import { inspect } from '../../../src/engine/inspect.ts';
import type { Tensors } from '../../../src/engine/tensor.ts';
import { textMissing, type InspectionCalls, type LookBackAnswer } from '../../../src/protocol/inspection.ts';
import type { Handlers } from '../../../src/protocol/rpc.ts';
import { documentFromText } from '../../../src/text/document.ts';
import { encodeText } from '../../../src/text/encode.ts';
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

const plain: DocumentModelConfiguration = {
  task: 'document',
  unit: 'character',
  cell: 'lstm',
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
};

/** Every cell with every option it has, and what any model can have besides. */
const configurations: Readonly<Record<string, DocumentModelConfiguration>> = {
  'Elman network': { ...plain, cell: 'rnn' },
  LSTM: plain,
  'LSTM with peepholes': { ...plain, peepholes: true },
  'LSTM with coupled gates': { ...plain, coupledGates: true },
  'LSTM with peepholes and coupled gates': { ...plain, peepholes: true, coupledGates: true },
  'GRU, reset after': { ...plain, cell: 'gru' },
  'GRU, reset before': { ...plain, cell: 'gru', gruReset: 'before' },
  'tied embeddings': { ...plain, embedding: 24, tied: true },
  'attention of an Elman network': { ...plain, cell: 'rnn', attention: 'general', attentionWindow: 40 },
  'attention of an LSTM': { ...plain, attention: 'general', attentionWindow: 40 },
  'attention of a GRU': { ...plain, cell: 'gru', attention: 'general' },
};

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

function publication(configuration: DocumentModelConfiguration, step: number, known = units): Publication {
  return {
    task: 'document',
    run: 'run',
    continues: null,
    step,
    configuration,
    units: known,
    parameters: weights(configuration, step),
  };
}

interface Reader {
  readonly calls: Handlers<InspectionCalls>;
  readonly models: ReaderModels;
}

/** A reader on our own kernels, holding a text. */
function reader(configuration: DocumentModelConfiguration, known = units, content = text): Reader {
  const nowhere = () => Promise.reject(new Error('no disk'));
  const models = new ReaderModels(
    {
      readDocument: nowhere,
      readFile: nowhere,
      stamp: () => Promise.resolve(null),
      writeFile: () => Promise.reject(new Error('not needed')),
      threads: 1,
      clearInterrupt: () => undefined,
      createBackend: () => startWasm(),
    },
    new Backends({ createBackend: () => startWasm() } as never),
  );
  models.publish(publication(configuration, 1, known));
  const calls = inspectionCalls(models);
  void calls.holdText({ text: 'document', version: 1, content }, unheard);
  return { calls, models };
}

const subject = { model: { run: 'run', saved: null }, text: 'document', version: 1 };

/** The reference's weights [reading position][earlier position] as predictions by earlier tokens, -1 where none is looked at. */
function expectedLookBack(
  attention: readonly (readonly number[])[],
  { attentionWindow }: DocumentModelConfiguration,
  { rows, columns, firstRow }: LookBackAnswer,
): Float32Array {
  return Float32Array.from({ length: rows * columns }, (_, at) => {
    const [reader, column] = [firstRow + Math.floor(at / columns) - 1, at % columns];
    const isSeen = column < reader && column >= reader - attentionWindow;
    return isSeen ? (attention[reader]?.[column] ?? NaN) : -1;
  });
}

describe('What the inspector is told', () => {
  let reference: Backend;
  before(async () => {
    reference = await startReference();
  });

  for (const [name, configuration] of Object.entries(configurations)) {
    it(`equals the reference's to 1e-5 over 200 positions: ${name}`, async () => {
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
      if (configuration.attention !== 'none') {
        const about = { by: 'attention' as const, reach: 500, exact: true };
        const looked = await calls.lookBack({ ...subject, from, to, ...about }, unheard);
        assert.deepEqual([looked.rows, looked.columns, looked.firstRow], [200, to - 2, from]);
        const rows = expectedLookBack(expected.attention ?? [], configuration, looked);
        // -1 stands for places that are not looked at.
        const marked = looked.weights.map((weight) => (Number.isNaN(weight) ? -1 : weight));
        assertClose(marked, rows, 1e-5, 'attention');
      }
      model.dispose();
    });
  }

  const lstm = plain;

  it('begins with a character that nothing expected', async () => {
    const { calls } = reader(lstm);
    const { bits, ranks } = await calls.expectations({ ...subject, from: 0, to: 2, exact: true }, unheard);
    assert.ok(Number.isNaN(bits[0]) && (bits[1] ?? 0) > 0);
    assert.equal(ranks[0], 0);
  });

  it('looks back from what would come next, too, and from nowhere at the beginning', async () => {
    const { calls } = reader({ ...plain, attention: 'general', attentionWindow: 40 });
    const about = { by: 'attention' as const, reach: 500, exact: true };
    const end = await calls.lookBack({ ...subject, from: 230, to: 231, ...about }, unheard);
    assert.deepEqual([end.rows, end.firstRow, end.columns, end.starts.length - 1], [1, 230, 229, 230]);
    const sum = end.weights.reduce((total, weight) => total + (weight || 0), 0);
    assertClose([sum], [1], 1e-5, 'sum of the last row');
    const start = await calls.lookBack({ ...subject, from: 0, to: 3, ...about }, unheard);
    assert.deepEqual([start.rows, start.firstRow, start.columns, [...start.weights]], [3, 0, 1, [NaN, NaN, 1]]);
  });

  it('gives what a neural cache would where attention is asked of a model without', async () => {
    const { calls } = reader(plain);
    const about = { by: 'attention' as const, reach: 500, exact: true };
    const looked = await calls.lookBack({ ...subject, from: 200, to: 201, ...about }, unheard);
    assert.deepEqual([looked.by, looked.hasAttention], ['cache', false]);
    const search = { at: 199, count: 20, by: 'weight' as const, before: true };
    const { places } = await calls.search({ ...subject, ...search }, unheard);
    assert.ok(places.length > 5);
    assertClose(
      places.map(({ from }) => looked.weights[from] ?? NaN),
      places.map(({ weight }) => weight),
      1e-6,
      'weights',
    );
  });

  it('names what it shows where the network lacks what was asked for', async () => {
    const { calls } = reader({ ...plain, cell: 'gru', layers: 1, hidden: 64 });
    const lacking = { layer: 1, quantity: 'forget' as const };
    const present = { layer: 0, quantity: 'hidden' as const };
    const about = { ...subject, from: 20, to: 60, exact: true };
    const asked = { sorting: 'correlation' as const, unit: 100, single: false };
    const answer = await calls.quantity({ ...about, ...lacking, ...asked }, unheard);
    const { layer, quantity, sorting, chosen, units: count } = answer;
    assert.deepEqual([layer, quantity, sorting, chosen, count], [0, 'hidden', 'index', null, 64]);
    const hidden = { ...present, sorting: 'index' as const, unit: null, single: false };
    assert.deepEqual(answer, await calls.quantity({ ...about, ...hidden }, unheard));
    const single = await calls.quantity({ ...about, ...lacking, ...asked, single: true }, unheard);
    assert.deepEqual([single.chosen, single.values.length], [null, 0]);

    const ranking = { ...subject, marks: null, semantic: [], best: 3 };
    const ranked = await calls.rankUnits({ ...ranking, ...lacking }, unheard);
    assert.deepEqual([ranked.layer, ranked.quantity], [0, 'hidden']);
    assert.deepEqual(ranked, await calls.rankUnits({ ...ranking, ...present }, unheard));
  });

  describe('of a network of words', () => {
    const known = ['<unk>', 'one', ' two', ' three', '.', ' one'];
    const words: DocumentModelConfiguration = { ...plain, unit: 'word', vocabulary: known.length, layers: 1 };
    const about = { layer: 0, quantity: 'hidden' as const, sorting: 'index' as const, unit: null, single: false };

    it('adds to the bits of a word it does not know what it takes to spell it', async () => {
      const content = 'one two three. one two qxzvbnqq three. one two three. one two three. one two.';
      const { calls } = reader(words, known, content);
      const range = { ...subject, from: 0, to: content.length, exact: true };
      const [at, length] = [content.indexOf(' qxz'), ' qxzvbnqq'.length];
      const { spelling } = encodeText(documentFromText('', content), new Vocabulary('word', known), 0, content.length);
      const spelled = Math.max(...(spelling ?? [])) / Math.LN2;
      assert.ok(spelled > 3 * length);

      const expectations = await calls.expectations(range, unheard);
      const token = expectations.starts.indexOf(at);
      assert.deepEqual(
        [...expectations.isUnknown],
        [...expectations.bits].map((_, index) => (index === token ? 1 : 0)),
      );
      for (const { bits } of [
        expectations,
        await calls.quantity({ ...range, ...about }, unheard),
        await calls.counting(range, unheard),
      ]) {
        assert.ok((bits[token] ?? NaN) >= spelled, `${bits[token]} bits, ${spelled} of spelling`);
        assert.ok([...bits].every((value, index) => index === token || !(value >= spelled)));
      }
    });

    it('tells the character from which on it read', async () => {
      const content = 'one two three. one two three one.\n'.repeat(700);
      const { calls } = reader(words, known, content);
      const range = { ...subject, from: content.length - 100, to: content.length, exact: false };
      const { origin, starts, unit } = await calls.quantity({ ...range, ...about }, unheard);
      assert.equal(unit, 'word');
      // One token before the stretch is read for what it expects.
      const before = new Vocabulary('word', known).split(content.slice(origin, starts[0]));
      assert.equal(before.length, 1024 + 1);
    });
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
