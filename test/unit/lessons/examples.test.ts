import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { before, describe, it } from 'mocha';
import { computeExample } from '../../../src/experiments/formula/computeExample.ts';
import { parseLesson } from '../../../src/lessons/format/lesson.ts';
import type { ComputedExample } from '../../../src/protocol/lesson.ts';
import type { Example } from '../../../src/protocol/lessonText.ts';
import { startReference } from '../wasm/engines.ts';
import { inEnglish } from './english.ts';

const folder = new URL('../../../media/lessons/', import.meta.url);
const examples = new Map<string, Example>();
for (const file of readdirSync(folder).filter((name) => name.endsWith('.md')))
  for (const block of parseLesson(readFileSync(new URL(file, folder), 'utf8')).blocks)
    if (block.type === 'example') examples.set(`${file.replace('.md', '')}#${block.id}`, block);

function computed(name: string, moved: Readonly<Record<string, number>> = {}): ComputedExample {
  const example = examples.get(name);
  assert.ok(example, name);
  const start = Object.fromEntries(Object.entries(example.numbers).map(([symbol, { value }]) => [symbol, value]));
  return computeExample({ ...example, numbers: { ...start, ...moved } });
}

const shipped = JSON.parse(readFileSync(new URL('examples.json', folder), 'utf8')) as Record<
  string,
  Record<string, ComputedExample>
>;

/** The first steps of a symbol, as the chapters print them. */
const firstOf = (steps: ComputedExample, symbol: string, count = 1) =>
  steps.slice(0, count).map((step) => Number(step[symbol]?.toFixed(2)));

describe('the examples of the chapters', () => {
  before(() => startReference());

  it('come to numbers wherever their sliders stand', () => {
    assert.ok(examples.size >= 8);
    for (const [name, { numbers, shows }] of examples)
      for (const end of ['least', 'value', 'most'] as const) {
        const moved = Object.fromEntries(Object.entries(numbers).map(([symbol, number]) => [symbol, number[end]]));
        for (const step of computed(name, moved))
          for (const symbol of Object.keys(shows)) assert.ok(Number.isFinite(step[symbol]), `${name}: ${symbol}`);
      }
  });

  it('ship with what their first numbers come to (`npx node scripts/lesson-examples.ts` after a change)', () => {
    const names = Object.entries(shipped).flatMap(([chapter, byId]) =>
      Object.keys(byId).map((id) => `${chapter}#${id}`),
    );
    assert.deepEqual(names.sort(), [...examples.keys()].sort());
    for (const name of names) {
      const [chapter = '', id = ''] = name.split('#');
      for (const [step, now] of computed(name).entries())
        for (const [symbol, value] of Object.entries(now)) {
          const there = shipped[chapter]?.[id]?.[step]?.[symbol] ?? Number.NaN;
          assert.ok(Math.abs(there - value) <= 1e-4 * Math.abs(value) + 1e-12, `${name}, step ${step}: ${symbol}`);
        }
    }
  });

  it('say what the text beside them says', () => {
    assert.deepEqual(firstOf(computed('01-sequences#pay'), 'H'), [1.5]);
    assert.deepEqual(firstOf(computed('02-recurrent-network#one-unit'), 'h', 3), [0.76, 0.36, 0.18]);
    const message = computed('03-gradients#one-number');
    assert.deepEqual(Number(message[9]?.['g']?.toFixed(2)), 0.35);
    assert.deepEqual(Number(message[49]?.['g']?.toFixed(3)), 0.005);
    assert.equal(Math.round(computed('03-gradients#one-number', { U: 1.1 })[49]?.['g'] ?? 0), 117);
    const line = computed('04-lstm#notebook-line', { cp: 2, g: -1 });
    assert.ok(line.length === 40);
    assert.deepEqual(firstOf(computed('05-gru#lever'), 'h'), [0.5]);
    assert.deepEqual(firstOf(computed('06-sequence-to-sequence#two-ways'), 'A'), [0.18]);
    assert.deepEqual(firstOf(computed('06-sequence-to-sequence#two-ways'), 'B'), [0.36]);
    const shares = computed('07-attention#three-places');
    assert.deepEqual(
      ['a', 'b', 'd'].flatMap((symbol) => firstOf(shares, symbol)),
      [0.67, 0.24, 0.09],
    );
  });

  it('show the unit of a plain network latch where its weight is above 1, and forget where it is below', () => {
    const last = (U: number) => computed('02-recurrent-network#one-unit', { U }).at(-1)?.['h'] ?? Number.NaN;
    assert.ok(last(1.5) > 0.8);
    assert.ok(Math.abs(last(0.5)) < 1e-5);
  });

  it('show a cell that keeps everything at a forget gate of 1, and counts while its input gate is open', () => {
    const kept = computed('04-lstm#notebook-line', { f: 1 });
    assert.ok(kept.every((step) => step['c'] === 1));
    assert.equal(computed('04-lstm#notebook-line', { f: 1, i: 1 }).at(-1)?.['c'], 40);
  });
});

describe('an example', () => {
  const number = '{ name: n, value: 1, least: 0, most: 2, step: 1 }';
  const refused: [body: string, says: RegExp][] = [
    [`tex: '\\term{y}{y} = \\term{z}{z}'\nnumbers: { x: ${number} }\nshows: { y: y }`, /marks “z”, which is neither/],
    [`tex: 'y = \\term{x}{x}'\nnumbers: { x: ${number} }\nshows: { x: x }`, /must define one new symbol/],
    [`tex: '\\term{x}{x} = 2'\nnumbers: { x: ${number} }\nshows: { x: x }`, /must define one new symbol/],
    [`tex: '\\term{y}{y} = 2'\nnumbers: { x: ${number} }\nshows: { z: z }`, /no line of the formula defines “z”/],
    [
      `tex: '\\term{y}{y} = 2'\nnumbers: { x: { name: n, value: 3, least: 0, most: 2, step: 1 } }\nshows: { y: y }`,
      /“x” is not/,
    ],
    [
      `tex: '\\term{y}{y} = 2'\nnumbers: { x: ${number} }\nshows: { y: y }\nrepeat: { steps: 3, carry: { y: w } }`,
      /there is no number “w”/,
    ],
    [
      `tex: '\\term{y}{y} = 2'\nnumbers: { x: ${number} }\nshows: { y: y }\nrepeat: { steps: 1e9, carry: { y: x } }`,
      /repeat\.steps: must be at most 100/,
    ],
  ];
  for (const [body, says] of refused)
    it(`says why it cannot be computed: ${says.source}`, () => {
      const [block] = parseLesson(`\`\`\`example\nid: e\ntitle: E\n${body}\n\`\`\`\n`).blocks;
      assert.ok(block?.type === 'error');
      assert.match(inEnglish(block.message), says);
    });
});
