import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { CharacterModel } from '../../../src/prediction/characterModel.ts';
import { DocumentCharacters } from '../../../src/prediction/documentCharacters.ts';
import { predictorParameters } from '../../../src/prediction/predictorParameters.ts';
import { spell } from '../../../src/prediction/speller.ts';

const { characters: weights } = predictorParameters();

function read(text: string): CharacterModel {
  const model = new CharacterModel(weights);
  new DocumentCharacters(model).replace(0, 0, text.length, text);
  return model;
}

/** The characters a model knows of, in no order. */
function livingCharacters(model: CharacterModel, appended: number): string {
  const units = Array.from({ length: appended }, (_, at) => (model.alive[at] === 1 ? model.unit(at) : 0));
  return String.fromCharCode(...units.filter((unit) => unit > 0).toSorted((a, b) => a - b));
}

describe('The characters of a document', () => {
  it('are after any edits those of the text', () => {
    const edits = fc.array(fc.record({ at: fc.nat(), deleted: fc.nat(30), inserted: fc.string({ maxLength: 30 }) }));
    fc.assert(
      fc.property(edits, (changes) => {
        const model = new CharacterModel(weights);
        const characters = new DocumentCharacters(model);
        let text = '';
        for (const { at, deleted: most, inserted } of changes) {
          const offset = at % (text.length + 1);
          const deleted = Math.min(most, text.length - offset);
          text = text.slice(0, offset) + inserted + text.slice(offset + deleted);
          characters.replace(offset, deleted, inserted.length, text);
        }
        const sorted = text.split('').toSorted((a, b) => a.charCodeAt(0) - b.charCodeAt(0));
        assert.equal(livingCharacters(model, model.alive.length), sorted.join(''));
      }),
      { numRuns: 30 },
    );
  });
});

describe('Spelling', () => {
  const model = read('the station and the nation and the ration\n'.repeat(4));

  it('finishes a word the way others like it ended', () => {
    assert.equal(spell(model, 'the ', 'cat')[0]?.text, 'cation');
  });

  it('gives whole words beginning with the letters, likeliest first, with at most a chance of 1 together', () => {
    const spellings = spell(model, 'the ', 's');
    assert.equal(spellings[0]?.text, 'station');
    assert.ok(spellings.every(({ text }) => text.startsWith('s') && text.length > 1));
    assert.ok(spellings.reduce((sum, { probability }) => sum + probability, 0) <= 1 + 1e-6);
  });
});
