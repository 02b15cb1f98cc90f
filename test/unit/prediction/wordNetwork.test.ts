import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { DocumentModel, RecurrentState } from '../../../src/engine/backend.ts';
import { Predictor } from '../../../src/prediction/predictor.ts';
import { predictorParameters } from '../../../src/prediction/predictorParameters.ts';
import { WordNetwork } from '../../../src/prediction/wordNetwork.ts';
import { Vocabulary } from '../../../src/text/vocabulary.ts';

const vocabulary = new Vocabulary('word', ['<unk>', '\n', 'red', ' green', ' blue', ' red', ',']);

/** A network that expects the token whose row is one above the last it read, and counts the tokens it is given. */
class NextRow {
  steps = 0;
  readonly configuration = { hidden: 4 };

  read(tokens: Int32Array): { logits: Float32Array; state: RecurrentState } {
    this.steps += tokens.length;
    const last = tokens.at(-1) ?? 0;
    const logits = new Float32Array(vocabulary.size);
    logits[(last + 1) % vocabulary.size] = 9;
    const hidden = Float32Array.of(0, 0, 0, 0);
    hidden[last % 4] = 1;
    return { logits, state: { batch: 1, hidden, cell: null, past: null } };
  }
}

function network(): { model: NextRow; reader: WordNetwork } {
  const model = new NextRow();
  return { model, reader: new WordNetwork(model as unknown as DocumentModel, vocabulary) };
}

function likeliest(words: ReadonlyMap<string, number>): string | undefined {
  return [...words].toSorted((a, b) => b[1] - a[1])[0]?.[0];
}

describe('A network that reads words', () => {
  it('expects a word with the space before it folded in, and without it where there is none', () => {
    const { reader } = network();
    assert.equal(likeliest(reader.words(reader.at('red ', 4)!, [], 2)), 'green');
    assert.equal(likeliest(reader.words(reader.at('\n', 1)!, [], 2)), 'red');
  });

  it('reads one more token for one more word', () => {
    const { model, reader } = network();
    const text = 'red green blue red green ';
    reader.at(text, text.length);
    const { steps } = model;
    reader.at(`${text}blue `, text.length + 5);
    assert.equal(model.steps, steps + 1);
  });

  it('reads nothing twice at the same place', () => {
    const { model, reader } = network();
    reader.at('red green ', 10);
    const { steps } = model;
    reader.at('red green b', 10);
    assert.equal(model.steps, steps);
  });

  it('reads anew what was edited', () => {
    const { reader } = network();
    reader.at('red green ', 10);
    reader.forget(4);
    assert.equal(likeliest(reader.words(reader.at('red blue ', 9)!, [], 2)), 'red');
  });

  it('changes what a predictor suggests while it is right, with its share told apart', () => {
    const predictor = new Predictor(predictorParameters());
    predictor.open('red green blue\n'.repeat(8));
    predictor.readAll();
    predictor.attachNetwork(network().reader);
    predictor.readAll();
    for (const piece of 'red green blue\nred green ') predictor.edit(predictor.text.length, 0, piece);
    const [best] = predictor.predict(predictor.text.length, 3).candidates;
    assert.equal(best?.text, 'blue');
    assert.ok(best.sources.some(({ kind, probability }) => kind === 'network' && probability > 0.9));
    assert.ok(best.sources.some(({ kind, offset }) => kind === 'neuralCache' && offset !== null));
  });

  it('never brings back a word that was deleted', () => {
    const predictor = new Predictor(predictorParameters());
    predictor.open('red green\n'.repeat(6));
    predictor.readAll();
    predictor.attachNetwork(network().reader);
    predictor.readAll();
    predictor.edit(0, predictor.text.length, 'red ');
    assert.ok(predictor.predict(4, 5).candidates.every(({ text }) => text !== 'green'));
  });
});
