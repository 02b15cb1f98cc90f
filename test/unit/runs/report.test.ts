import assert from 'node:assert/strict';
import fc from 'fast-check';
import { runStrings } from '../../../src/protocol/runStrings.ts';
import { plot } from '../../../src/runs/plot.ts';
import { runsReport } from '../../../src/runs/report.ts';
import { record } from './records.ts';

const about = { document: 'story.txt', writtenAt: new Date(0), language: 'en', text: runStrings };
const comparison = { id: 'c', equal: 'parameters' as const, seeds: 1 };

describe('the report', () => {
  it('stands alone: nothing in it is fetched or run', () => {
    const html = runsReport([record(), record({ number: 2, comparison })], about);
    assert.doesNotMatch(html, /<script|<link|<img|\bsrc=|\bhref=|url\(|@import|\son\w+=/i);
    assert.match(html, /default-src 'none'/);
    assert.equal(html.match(/<svg viewBox/g)?.length, 2);
  });

  it('never lets a note or a name become markup', () => {
    const clean = runsReport([record()], about);
    const elements = (html: string) => html.match(/<[a-z]+/g)?.length;
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', '/', '=', '`', 'a', ' ', '-', '!') }),
        (text) => {
          const html = runsReport([record({ note: `x${text}` })], { ...about, document: text });
          assert.equal(elements(html), (elements(clean) ?? 0) + 2);
        },
      ),
    );
  });

  it('compares by cell, with both counting baselines', () => {
    const html = runsReport([record({ comparison }), record({ comparison, settings: { cell: 'rnn' } })], about);
    assert.match(html, /Comparison: equal parameters, 1 seed, 100 steps a run/);
    assert.match(html, /<td>RNN<\/td>/);
    assert.match(html, /<td>Counting letters<\/td>.*<td>4\.200<\/td>/);
    assert.match(html, /<td>Counting 3 letters back<\/td>.*<td>2\.400<\/td>/);
  });

  it('claims no common text, and draws no counting, for runs that learned different ones', () => {
    const counted = 'Counting 3 letters back';
    const plotOf = (html: string) => html.slice(0, html.indexOf('<h2>Settings'));
    const alike = runsReport([record(), record({ number: 2, baselines: null })], about);
    assert.match(alike, /on the 1,000 characters that were held out of 10,000;/);
    assert.ok(plotOf(alike).includes(counted));
    const { baselines } = record();
    for (const other of [
      record({ characters: 12_000, heldOutCharacters: 1200 }),
      record({ heldOutCharacters: 2000 }),
      record({ baselines: baselines && { ...baselines, unigram: 4.3 } }),
    ]) {
      const html = runsReport([record(), other], about);
      assert.match(html, /what was held out of each run’s own text/);
      assert.ok(!plotOf(html).includes(counted));
    }
    assert.match(alike, /<th scope="col">Characters<\/th><th scope="col">Characters held out<\/th>/);
  });

  it('marks the settings in which the runs differ', () => {
    const html = runsReport([record(), record({ settings: { hidden: 64 } })], about);
    assert.match(html, /<th scope="col" class="differs">Hidden size/);
    assert.match(html, /The same in all of them: .*Batch: 8/);
    assert.doesNotMatch(html, /<th[^>]*>Batch/);
  });
});

describe('a plot', () => {
  const labels = { title: 't', x: 'x', y: 'y' };

  it('keeps every coordinate inside the picture, whatever is drawn', () => {
    const number = fc.double({ min: -1e6, max: 1e6 });
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(1e6), number), { maxLength: 30 }), (points) => {
        const svg = plot([{ label: 'a', color: '#000', dash: '', points }], labels);
        assert.doesNotMatch(svg, /NaN|Infinity/);
        for (const [, x = '', y = ''] of svg.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)) {
          assert.ok(Number(x) >= -1 && Number(x) <= 861 && Number(y) >= -1 && Number(y) <= 381, `${x} ${y}`);
        }
      }),
    );
  });
});
