import assert from 'node:assert/strict';
import { characterFScore } from '../../../bench/pairs/characterFScore.ts';
import { marksOf } from '../../../bench/pairs/marks.ts';
import { generatedTasks } from '../../../bench/pairs/tasks.ts';

describe('chrF', () => {
  it('is 1 for the reference itself, whatever its spaces, and 0 for nothing in common', () => {
    assert.equal(characterFScore(['ab cd'], [['abcd']]), 1);
    assert.equal(characterFScore(['xyz'], [['abc']]), 0);
    assert.equal(characterFScore([''], [['abc']]), 0);
  });

  it('is what counting by hand gives', () => {
    // Written abc, wanted abd: one-grams 2 of 3, two-grams 1 of 2, three-grams 0 of 1, so P = R = 7/18.
    assert.ok(Math.abs(characterFScore(['abc'], [['abd']]) - 7 / 18) < 1e-12);
    // Written ab, wanted abcd: P = 1 and 1, R = 2/4 and 1/3; F2 = 5 P R / (4 P + R) with P = 1, R = 5/12.
    const recall = 5 / 12;
    assert.ok(Math.abs(characterFScore(['ab'], [['abcd']]) - (5 * recall) / (4 + recall)) < 1e-12);
  });

  it('takes the reference an output is most like', () => {
    assert.equal(characterFScore(['va'], [['pars', 'va']]), 1);
  });
});

describe('marks', () => {
  const exams = [
    { source: 'ab', targets: ['ba'], alignment: [1, 0] },
    { source: 'cd', targets: ['dc', 'cd'], alignment: [1, 0] },
    { source: 'efg', targets: ['gfe'], alignment: [2, -1, 0] },
  ];
  const written = [
    {
      output: 'ba',
      attention: [
        [0.1, 0.9],
        [0.8, 0.2],
      ],
    },
    {
      output: 'cd',
      attention: [
        [0.9, 0.1],
        [0.8, 0.2],
      ],
    },
    { output: 'g', attention: [[0.1, 0.2, 0.7]] },
  ];

  it('count any of the targets as exact, by length, and a missing unit as not aligned', () => {
    const { exact, aligned, byLength } = marksOf(exams, written);
    assert.equal(exact, 2 / 3);
    assert.equal(aligned, 4 / 6);
    assert.deepEqual(byLength, [
      { length: 2, sources: 2, exact: 1 },
      { length: 3, sources: 1, exact: 0 },
    ]);
  });

  it('know no alignment without attention', () => {
    const blind = written.map(({ output }) => ({ output, attention: null }));
    assert.equal(marksOf(exams, blind).aligned, null);
  });
});

describe('tasks', () => {
  it('ask for sources that are not trained on', () => {
    for (const name of ['dates', 'reverse', 'addition']) {
      const { training, unseen } = generatedTasks[name]!();
      const known = new Set(training.map(({ source }) => source));
      assert.equal(unseen.length, 500, name);
      assert.equal(unseen.filter(({ source }) => known.has(source)).length, 0, name);
    }
  });
});
