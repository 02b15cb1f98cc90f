import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { DocumentModel, NextTokens } from '../../../src/engine/backend.ts';
import { CharacterNetwork } from '../../../src/prediction/characterNetwork.ts';
import { Predictor } from '../../../src/prediction/predictor.ts';
import { predictorParameters } from '../../../src/prediction/predictorParameters.ts';
import { Vocabulary } from '../../../src/text/vocabulary.ts';

const vocabulary = new Vocabulary('character', ['<unk>', '\n', ' ', 'a', 'b', 'c', 'd']);

/** A network that expects the character whose row is one above the last it read, and counts the steps it makes. */
class NextRow {
  steps = 0;
  readonly configuration = { hidden: 2, layers: 1, vocabulary: vocabulary.size };

  read(tokens: Int32Array): NextTokens {
    this.steps += tokens.length - 1;
    return this.infer(tokens.slice(-1));
  }

  infer(tokens: Int32Array): NextTokens {
    this.steps++;
    const logits = new Float32Array(tokens.length * vocabulary.size);
    for (const [row, token] of tokens.entries()) logits[row * vocabulary.size + ((token + 1) % vocabulary.size)] = 9;
    const hidden = Float32Array.from(Array.from(tokens).flatMap((token) => [1, token]));
    const normalisers = Float64Array.from(tokens, () => Math.log(Math.exp(9) + vocabulary.size - 1));
    return { logits, normalisers, state: { batch: tokens.length, hidden, cell: null, past: null } };
  }
}

function network(): { model: NextRow; reader: CharacterNetwork } {
  const model = new NextRow();
  return { model, reader: new CharacterNetwork(model as unknown as DocumentModel, vocabulary) };
}

describe('A network that reads characters', () => {
  it('spells the words it is asked about, each to its end', () => {
    const { reader } = network();
    const words = reader.words(reader.at('b ', 2)!, ['a', 'ab', 'abc', 'abcd', 'ba']);
    assert.ok(words.get('abcd')! > 0.9);
    for (const other of ['a', 'ab', 'ba']) assert.ok(words.get(other)! < 0.01, other);
  });

  it('gives words at most a chance of 1 together', () => {
    const { reader } = network();
    const words = reader.words(reader.at('a', 1)!, ['a', 'b', 'c', 'd', 'ab', 'cd', 'abcd', 'abca']);
    assert.ok([...words.values()].reduce((sum, chance) => sum + chance, 0) <= 1 + 1e-6);
  });

  it('reads one more character for one more letter, and nothing twice', () => {
    const { model, reader } = network();
    reader.at('abcd ab', 7);
    const { steps } = model;
    reader.at('abcd abc', 8);
    reader.at('abcd abc', 8);
    assert.equal(model.steps, steps + 1);
  });

  it('reads anew what was edited', () => {
    const { reader } = network();
    reader.at('ab', 2);
    reader.forget(1);
    assert.equal(reader.at('aa', 2)!.logits.indexOf(9), vocabulary.idOf('b'));
  });

  it('has a say in what a predictor suggests', () => {
    const predictor = new Predictor(predictorParameters());
    predictor.open('ab cd\nab dd\n'.repeat(8));
    predictor.readAll();
    predictor.attachNetwork(network().reader);
    predictor.readAll();
    predictor.edit(predictor.length, 0, 'ab ');
    const kinds = predictor
      .predict(predictor.length, 3)
      .candidates.flatMap(({ sources }) => sources.map(({ kind }) => kind));
    assert.ok(kinds.includes('network'));
    assert.equal(predictor.network?.advantage, 0);
  });
});
