import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import type { DocumentModelConfiguration } from '../../../src/engine/configuration.ts';
import { FormulaLaboratory } from '../../../src/experiments/formula/formulaLaboratory.ts';
import { readingPlace } from '../../../src/experiments/formula/readingPlace.ts';
import type { FormulaPlace } from '../../../src/protocol/experimenter.ts';
import { Vocabulary } from '../../../src/text/vocabulary.ts';
import { configurationOf, randomParameters } from '../wasm/models.ts';
import { startReference, startWasm } from '../wasm/engines.ts';
import { inEnglish } from './english.ts';

const text = readFileSync(new URL('../../../media/samples/lighthouse.txt', import.meta.url), 'utf8').slice(0, 600);
const units = ['<unk>', ...[...new Set(text)].sort()];

/** A reader's network, and a place in the reader's text for a formula of some kind. */
function placeOf(model: string, changes: Partial<DocumentModelConfiguration> | null): FormulaPlace {
  const configuration = changes && configurationOf({ ...changes, vocabulary: units.length });
  const parameters = configuration && randomParameters(configuration, 3);
  const own = configuration && parameters && { configuration, units, parameters, step: 120 };
  return { model, own, document: { name: 'story.txt', text }, cursor: text.length };
}

async function originOf(place: FormulaPlace, value = 'hidden'): Promise<string> {
  const laboratory = new FormulaLaboratory(await startWasm(), startReference);
  return inEnglish((await laboratory.read({ place, value })).origin);
}

describe('where a formula is read from', () => {
  const suiting: [model: string, changes: Partial<DocumentModelConfiguration>, value: string][] = [
    ['rnn', { cell: 'rnn' }, 'hidden'],
    ['lstm', { cell: 'lstm' }, 'gate.forget'],
    ['lstm', { cell: 'lstm', layers: 2 }, 'gate.forget'],
    ['gru', { cell: 'gru' }, 'gate.reset'],
    ['gru-before', { cell: 'gru', gruReset: 'before' }, 'gate.candidate'],
    ['attention', { attention: 'general', attentionWindow: 40 }, 'attention.context'],
    ['any', { cell: 'rnn' }, 'logits'],
    ['any', { attention: 'general', attentionWindow: 40 }, 'logits'],
  ];
  for (const [model, changes, value] of suiting)
    it(`is the reader's own network: ${JSON.stringify(changes)} for ${model}`, async () => {
      assert.match(
        await originOf(placeOf(model, changes), value),
        /^Read from your own (RNN|LSTM|GRU) after 120 steps/,
      );
    });

  const other: [model: string, changes: Partial<DocumentModelConfiguration>, says: RegExp][] = [
    ['lstm', { cell: 'rnn' }, /of another kind \(RNN\): read from a fresh, untrained one \(LSTM\)/],
    ['gru', { cell: 'gru', gruReset: 'before' }, /\(GRU, reset before the product\).*\(GRU, reset after the product\)/],
    ['gru-before', { cell: 'gru' }, /\(GRU, reset after the product\).*\(GRU, reset before the product\)/],
    ['lstm', { peepholes: true }, /\(LSTM with peepholes\).*\(LSTM\)/],
    ['lstm', { coupledGates: true }, /\(LSTM with coupled gates\).*\(LSTM\)/],
    ['lstm', { attention: 'general', attentionWindow: 40 }, /\(LSTM with attention\).*\(LSTM\)/],
    ['gradient', { cell: 'lstm' }, /\(LSTM\).*\(RNN\)/],
  ];
  for (const [model, changes, says] of other)
    it(`says that it is not: ${JSON.stringify(changes)} for ${model}`, async () => {
      assert.match(await originOf(placeOf(model, changes)), says);
    });

  it('says that there is no network yet', async () => {
    assert.match(await originOf(placeOf('gru', null)), /There is no network of this document yet.*untrained GRU/);
  });

  it('is the cursor where there is enough before it, and else the character that was read up to', async () => {
    const moved = async (cursor: number, model: string, cell: 'rnn' | null, value: string) =>
      originOf({ ...placeOf(model, cell && { cell }), cursor }, value);
    assert.match(await moved(17, 'rnn', 'rnn', 'hidden'), /own RNN .*, at your cursor in story\.txt\.$/);
    assert.match(
      await moved(3, 'rnn', 'rnn', 'hidden'),
      /own RNN .*, at character 17 of story\.txt, the first place with enough before it\.$/,
    );
    assert.match(
      await moved(3, 'attention', 'rnn', 'attention.context'),
      /of another kind \(RNN\).* untrained one \(LSTM with attention\), at character 17 of/,
    );
    assert.match(await moved(3, 'gru', null, 'hidden'), /untrained GRU, at character 17 of story\.txt/);
    assert.match(
      await moved(3, 'additive', null, 'additive.score'),
      /last 16 characters, at character 16 of story\.txt/,
    );
  });

  it('is further into a text that is read by words', () => {
    const vocabulary = new Vocabulary('word', ['<unk>']);
    const { tokens, where } = readingPlace(placeOf('any', null), vocabulary, 17);
    assert.deepEqual([tokens.length > 17, inEnglish(where)], [true, 'at your cursor in story.txt']);
    const early = readingPlace({ ...placeOf('any', null), cursor: 20 }, vocabulary, 17);
    assert.equal(early.tokens.length, 17);
    assert.match(inEnglish(early.where), /^at character \d{2,3} of story\.txt/);
  });
});
