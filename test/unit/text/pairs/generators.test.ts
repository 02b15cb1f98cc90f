import assert from 'node:assert/strict';

import { Random } from '../../../../src/engine/random.ts';
import { detectPairFormat, readPairs } from '../../../../src/text/pairs/formats.ts';
import { defaultLength, generatePairs, type PairTask } from '../../../../src/text/pairs/generators.ts';
import type { Pair } from '../../../../src/text/pairs/pair.ts';

const generate = (task: PairTask, count = 300): readonly Pair[] => {
  const text = generatePairs(task, { count, length: defaultLength[task] }, new Random(5));
  assert.equal(detectPairFormat(text), 'tabs');
  return readPairs(text, 'tabs').pairs;
};

describe('Generated pairs', () => {
  const answers: Readonly<Record<Exclude<PairTask, 'dates'>, (source: string) => string>> = {
    reverse: (source) => Array.from(source).toReversed().join(''),
    copy: (source) => source,
    sort: (source) => Array.from(source).toSorted().join(''),
    addition: (source) => String(source.split('+').reduce((sum, number) => sum + Number(number), 0)),
  };

  for (const [task, answer] of Object.entries(answers)) {
    it(`have the right answer: ${task}`, () => {
      for (const { source, target } of generate(task as PairTask)) assert.equal(target, answer(source));
    });
  }

  it('have the right answer: dates, in thirteen ways of writing them', () => {
    const shapes = new Set<string>();
    for (const { source, target } of generate('dates')) {
      const [year = '', month = '', day = ''] = target.split('-');
      assert.equal(new Date(`${target}T00:00:00Z`).toISOString().slice(0, 10), target);
      assert.ok(source.includes(year.slice(2)) && source.includes(day), `${source} is no way to write ${target}`);
      assert.ok(/[A-Z]{3}/.test(source) || source.includes(month));
      shapes.add(source.replaceAll(/\d/g, '9').replaceAll(/[A-Z]/g, 'A'));
    }
    assert.equal(shapes.size, 13);
  });

  it('say which source character each target character comes from', () => {
    for (const task of ['dates', 'reverse', 'copy', 'sort'] as const) {
      for (const { source, target, alignment = [] } of generate(task)) {
        assert.equal(alignment.length, target.length);
        const wrong = alignment.findIndex((from, at) => from >= 0 && source[from] !== target[at]);
        assert.equal(wrong, -1, `${task}: position ${wrong} of ${target} does not come from ${source}`);
      }
    }
  });

  it('are the same for the same seed', () => {
    assert.deepEqual(generate('sort', 20), generate('sort', 20));
  });
});
