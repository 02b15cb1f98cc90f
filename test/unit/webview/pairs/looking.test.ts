import assert from 'node:assert/strict';
import fc from 'fast-check';
import { beamBranches } from '../../../../webview/pairs/beamBranches.ts';
import { lengthBins } from '../../../../webview/pairs/lengthBins.ts';
import { litBy } from '../../../../webview/pairs/litStretches.ts';
import { mergedCurves } from '../../../../webview/pairs/mergedCurves.ts';
import { newest } from '../../../../webview/pairs/newest.ts';
import { unitDifference } from '../../../../webview/pairs/unitDifference.ts';
import { agreement, stretchOf, unitAt } from '../../../../webview/pairs/unitStretches.ts';

const units = fc.array(fc.constantFrom('a', 'b', 'ß', '😀', ' word'), { maxLength: 12 });

describe('units and their places in a text', () => {
  it('find each other', () => {
    fc.assert(
      fc.property(units, fc.nat(), (all, at) => {
        fc.pre(all.length > 0);
        const index = at % all.length;
        const { from, to } = stretchOf(all, index);
        assert.equal(all.join('').slice(from, to), all[index]);
        assert.equal(unitAt(all, from), index);
      }),
    );
  });

  it('end with the text', () => {
    assert.deepEqual([unitAt(['ab', 'c'], 3), unitAt(['ab', 'c'], 4), unitAt([], 0)], [1, null, null]);
  });

  it('agree with another text up to the first that differs', () => {
    assert.equal(agreement(['1', '9', '8'], '1999'), 2);
    assert.equal(agreement(['1', '9'], '1'), 1);
  });
});

describe('the difference of two outputs', () => {
  it('holds both of them', () => {
    fc.assert(
      fc.property(units, units, (before, after) => {
        const stretches = unitDifference(before, after);
        const without = (kind: string) =>
          stretches.flatMap((stretch) => (stretch.kind === kind ? [] : [stretch.text])).join('');
        assert.equal(without('after'), before.join(''));
        assert.equal(without('before'), after.join(''));
      }),
    );
  });

  it('keeps what is common', () => {
    assert.deepEqual(unitDifference(Array.from('1999-11'), Array.from('2099-11')), [
      { kind: 'before', text: '19' },
      { kind: 'after', text: '20' },
      { kind: 'same', text: '99-11' },
    ]);
  });
});

describe('accuracy by source length', () => {
  it('keeps every length while they are few, and lets runs differ in theirs', () => {
    const short = [{ length: 3, pairs: 4, exact: 1 }];
    const long = [
      { length: 3, pairs: 2, exact: 2 },
      { length: 5, pairs: 1, exact: 0 },
    ];
    assert.deepEqual(lengthBins([short, long]), [
      { from: 3, to: 3, exact: [0.25, 1] },
      { from: 5, to: 5, exact: [null, 0] },
    ]);
  });

  it('draws neighbours together where they are many, losing no pair', () => {
    const many = Array.from({ length: 100 }, (_, at) => ({ length: at + 1, pairs: 1, exact: at < 50 ? 1 : 0 }));
    const bins = lengthBins([many]);
    assert.ok(bins.length <= 12);
    assert.deepEqual([bins[0]?.from, bins.at(-1)?.to, bins[0]?.exact, bins.at(-1)?.exact], [1, 100, [1], [0]]);
  });

  it('is empty where nothing was judged', () => assert.deepEqual(lengthBins([[], []]), []));
});

describe('the tree of a beam', () => {
  it('draws together what had no alternative, likeliest first, and knows the best way', () => {
    const node = (parent: number, text: string, probability: number, ended = false) => ({
      parent,
      text,
      probability,
      total: 0,
      ended,
    });
    const nodes = [node(-1, 'a', 0.5), node(0, 'b', 0.5), node(1, 'c', 0.25), node(1, 'd', 0.75), node(3, '', 1, true)];
    assert.deepEqual(beamBranches(nodes, 4), [
      {
        text: 'ab',
        probability: 0.25,
        ended: false,
        best: true,
        branches: [
          { text: 'd', probability: 0.75, ended: true, best: true, branches: [] },
          { text: 'c', probability: 0.25, ended: false, best: false, branches: [] },
        ],
      },
    ]);
  });
});

describe('what a row of attention lights up', () => {
  const answer = {
    sourceUnits: ['x', 'yy', 'z'],
    targetUnits: ['1', '2'],
    attention: Float32Array.of(0.05, 0.2, 0.75, 0.4, 0.6, 0),
  } as never;

  it('is the sources it looks at, by how strongly, and the target where the document has the same', () => {
    assert.deepEqual(litBy(answer, { target: '13' }, { row: 0 }), [
      { side: 'target', from: 0, to: 1, strength: 0 },
      { side: 'source', from: 1, to: 3, strength: 1 },
      { side: 'source', from: 3, to: 4, strength: 3 },
    ]);
    assert.deepEqual(
      litBy(answer, { target: '13' }, { row: 1 }).map(({ side }) => side),
      ['source', 'source'],
    );
    assert.deepEqual(litBy(answer, { target: '13' }, null), []);
  });
});

describe('two curves on one plot', () => {
  it('share their steps and keep their gaps', () => {
    const point = (step: number) => ({ step, trainBits: step, validationBits: null, gradientNorm: 0 });
    const { steps, first, second } = mergedCurves([point(1), point(3)], [point(2), point(3)]);
    assert.deepEqual(steps, [1, 2, 3]);
    assert.deepEqual([first[1], second[0]], [null, null]);
    assert.equal(first[2]?.step, 3);
  });
});

describe('questions that come faster than their answers', () => {
  it('are put one at a time, and only the newest is told', async () => {
    const put: number[] = [];
    const told: number[] = [];
    const answers: (() => void)[] = [];
    const ask = newest(
      (question: number) =>
        new Promise<number>((resolve) => {
          put.push(question);
          answers.push(() => resolve(question));
        }),
      (answer) => told.push(answer),
      () => assert.fail(),
    );
    ask(1);
    ask(2);
    ask(3);
    answers[0]?.();
    await new Promise((resolve) => setTimeout(resolve));
    assert.deepEqual([put, told], [[1, 3], []]);
    answers[1]?.();
    await new Promise((resolve) => setTimeout(resolve));
    assert.deepEqual(told, [3]);
  });
});
