import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Predictor } from '../../../src/prediction/predictor.ts';
import { predictorParameters } from '../../../src/prediction/predictorParameters.ts';

const song = 'the quick brown fox jumps over the lazy dog\n'.repeat(6);

function open(text: string): Predictor {
  const predictor = new Predictor(predictorParameters());
  predictor.open(text);
  predictor.readAll();
  return predictor;
}

function texts(predictor: Predictor, offset = predictor.text.length): string[] {
  return predictor.predict(offset, 5).candidates.map(({ text }) => text);
}

describe('A predictor', () => {
  it('continues what it has read before', () => {
    const predictor = open(`${song}the quick brown `);
    const [first] = predictor.predict(predictor.text.length, 5).candidates;
    assert.equal(first?.text, 'fox');
    assert.ok(first.probability > 0.8);
  });

  it('completes the letters typed, in their own case', () => {
    assert.equal(texts(open(`${song}so it ju`))[0], 'jumps');
    assert.equal(texts(open(`${song}Ju`))[0], 'Jumps');
  });

  it('never suggests the letters typed themselves, nor a word twice, nor one that does not begin with them', () => {
    for (const typed of ['t', 'th', 'the', 'l', 'do']) {
      const found = texts(open(`${song}${typed}`));
      assert.equal(new Set(found).size, found.length);
      assert.ok(found.every((text) => text.startsWith(typed) && text !== typed));
    }
  });

  it('is as sure of the next word after a line was typed above it as if it had stood there', () => {
    const line = 'the small red boat sails home\n';
    const typed = open(`${song}\n${song}`);
    for (const [index, letter] of Array.from(line).entries()) typed.edit(song.length + index, 0, letter);
    const stood = open(`${song}${line}\n${song}`);
    const at = song.length + line.length + 1 + 'the quick brown '.length;
    const [first] = typed.predict(at, 1).candidates;
    const [same] = stood.predict(at, 1).candidates;
    assert.equal(first?.text, 'fox');
    assert.ok(Math.abs(first.probability - same!.probability) < 0.1, `${first.probability} ${same!.probability}`);
  });

  it('does not suggest what was typed and deleted', () => {
    const predictor = open(song);
    const at = predictor.text.length;
    const before = texts(predictor);
    predictor.edit(at, 0, 'the password is hunter2secret\n');
    predictor.edit(at, predictor.text.length - at, '');
    assert.deepEqual(texts(predictor), before);
    predictor.edit(at, 0, 'the password is hunter2secret\npassword is hu');
    assert.ok(texts(predictor).includes('hunter2secret'));
    predictor.edit(at, predictor.text.length - at, 'password is hu');
    assert.ok(texts(predictor).every((text) => !text.startsWith('hunt')));
  });

  it('learns a word typed once', () => {
    const predictor = open(song);
    for (const letter of 'xylophone plays\nxy') predictor.edit(predictor.text.length, 0, letter);
    assert.equal(texts(predictor)[0], 'xylophone');
  });

  it('does not take the word behind the cursor for evidence', () => {
    const predictor = open('one two three\nfour unique five\nsix seven');
    assert.ok(!texts(predictor, predictor.text.indexOf('unique')).includes('unique'));
    const within = predictor.text.indexOf('unique') + 2;
    assert.deepEqual(predictor.wordList(within, 3), []);
    predictor.edit(0, 0, 'unique ');
    assert.deepEqual(predictor.wordList(within + 7, 3), ['unique']);
  });

  it('expects no word where a line has always ended', () => {
    const predictor = open(`${'alpha beta;\n'.repeat(30)}alpha beta`);
    predictor.edit(predictor.text.length, 0, ';');
    assert.ok(predictor.predict(predictor.text.length, 3).wordComes < 0.1);
    predictor.edit(predictor.text.length, 0, '\n');
    assert.ok(predictor.predict(predictor.text.length, 3).wordComes > 0.9);
  });

  it('expects characters beyond the first plane as a whole, as letters and as signs', () => {
    const predictor = open('well 😀 done 🚀 𝒜𝒷 well 😀 done\n'.repeat(20));
    const next = (typed: string) => {
      predictor.edit(predictor.length, 0, typed);
      const { probabilities, other } = predictor.next(predictor.length);
      assert.ok([...probabilities.keys()].every((text) => Array.from(text).length === 1 && text.isWellFormed()));
      const sum = [...probabilities.values()].reduce((sum, chance) => sum + chance, other);
      assert.ok(Math.abs(sum - 1) < 1e-6, String(sum));
      return probabilities;
    };
    assert.ok((next('well ').get('😀') ?? 0) > 0.5);
    assert.ok((next('😀 done 🚀 ').get('𝒜') ?? 0) > 0.5);
    assert.ok((next('𝒜').get('𝒷') ?? 0) > 0.5);
  });

  it('answers in empty, wordless and unspaced documents', () => {
    assert.deepEqual(texts(open('')), []);
    assert.deepEqual(texts(open('... ---\n\n!!')), []);
    assert.equal(texts(open('春眠不觉晓。春眠不觉晓。春眠不'))[0], '觉');
  });

  it('refuses an edit outside of the document', () => {
    assert.throws(() => open('abc').edit(2, 5, ''), RangeError);
  });
});

describe('A predictor that has not read all of its document yet', () => {
  const text = `${song.repeat(60)}the quick brown `;

  it('answers anywhere from what it has read so far', () => {
    const predictor = new Predictor(predictorParameters());
    predictor.open(text);
    assert.ok(predictor.readOn());
    assert.equal(texts(predictor)[0], 'fox');
    assert.equal(texts(predictor, text.indexOf('jumps') + 2)[0], 'jumps');
  });

  it('is in the end where it would be had nobody edited before it was done', () => {
    const predictor = new Predictor(predictorParameters());
    predictor.open(text);
    predictor.readOn();
    predictor.edit(text.length, 0, 'bear');
    predictor.edit(2000, 6000, ' and so on ');
    predictor.edit(0, 4, '');
    predictor.readAll();
    const edited = `${text.slice(4, 2000)} and so on ${text.slice(8000)}bear`;
    assert.equal(predictor.text, edited);
    const whole = open(edited);
    for (const offset of [1990, edited.length - 4, edited.length])
      assert.deepEqual(texts(predictor, offset).slice(0, 1), texts(whole, offset).slice(0, 1));
  });
});

describe('A predictor of a very long document', () => {
  const text = `${'filler text of no interest\n'.repeat(40_000)}${song}the quick brown `;

  it('reads its end, answers there alone and keeps step with edits before it', () => {
    const long = open(text);
    assert.ok(long.text.length < text.length);
    assert.equal(texts(long, long.length)[0], 'fox');
    long.edit(10, 3, 'inserted before all that was read');
    assert.equal(long.length, text.length + 30);
    assert.deepEqual(texts(long, 5), []);
    assert.equal(texts(long, long.length)[0], 'fox');
    long.edit(0, long.length - 4, '');
    assert.equal(long.text, 'own ');
  });

  it('knows how its words are spelled when it was cut down, whether it was read or not', () => {
    const cut = (readBefore: (predictor: Predictor) => void) => {
      const predictor = new Predictor(predictorParameters());
      predictor.open(text.slice(-500_000));
      readBefore(predictor);
      predictor.edit(100, 400_000, '');
      predictor.readAll();
      return predictor.next(predictor.length).probabilities.get('f') ?? 0;
    };
    assert.ok(cut((predictor) => predictor.readOn()) > 0.9);
    assert.ok(cut((predictor) => predictor.readAll()) > 0.9);
  });

  it('does not grow without end', () => {
    const long = open('short\n');
    long.edit(6, 0, text.repeat(2));
    long.readAll();
    assert.equal(long.length, 6 + 2 * text.length);
    assert.ok(long.text.length <= text.length);
    assert.equal(texts(long, long.length)[0], 'fox');
  });
});
