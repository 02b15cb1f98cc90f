import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import katex from 'katex';
import { describe, it } from 'mocha';
import { parseLesson } from '../../../src/lessons/format/lesson.ts';
import { fillQuotations } from '../../../src/lessons/format/quotations.ts';
import { chapterNames } from '../../../src/lessons/chapterNames.ts';
import type { KeptResult } from '../../../src/protocol/lessonResults.ts';
import { assertSayable } from './assertSayable.ts';
import type { Block, Inline, Lesson } from '../../../src/protocol/lessonText.ts';
import { stepGoals } from '../../../src/protocol/lessonBlocks.ts';

const folder = new URL('../../../media/lessons/', import.meta.url);
const files = readdirSync(folder).filter((file) => file.endsWith('.md'));
const sources = new Map(files.map((file) => [file.replace(/\.md$/, ''), readFileSync(new URL(file, folder), 'utf8')]));
const read = (name: string): Promise<string | null> => Promise.resolve(sources.get(name) ?? null);
const lessons = new Map<string, Lesson>();
for (const [name, source] of sources) lessons.set(name, await fillQuotations(parseLesson(source), read));

/** Every object of a lesson's tree, blocks and lines alike. */
function* nodes(node: unknown): Generator<Block | Inline> {
  if (node === null || typeof node !== 'object') return;
  if ('type' in node) yield node as Block | Inline;
  for (const child of Object.values(node)) yield* nodes(child);
}

const anchors = (name: string): Set<string> =>
  new Set([...nodes(lessons.get(name))].flatMap((node) => ('id' in node ? [node.id] : [])));

const shipped = JSON.parse(readFileSync(new URL('results.json', folder), 'utf8')) as Record<
  string,
  Record<string, KeptResult>
>;

describe('the chapters', () => {
  it('are nine, in the order of their names', () => {
    assert.equal(lessons.size, 9);
    assert.deepEqual([...lessons.keys()], [...chapterNames]);
  });

  it('ship with a result for every experiment, and with no other', () => {
    for (const [name, { blocks }] of lessons) {
      const asked = new Map(blocks.flatMap((block) => (block.type === 'experiment' ? [[block.id, block.run]] : [])));
      assert.deepEqual(Object.keys(shipped[name] ?? {}).sort(), [...asked.keys()].sort(), name);
      for (const [id, { origin, result }] of Object.entries(shipped[name] ?? {})) {
        assert.deepEqual(origin.run, asked.get(id), `${name}#${id} was measured with other numbers than it asks for`);
        assert.ok(origin.machine);
        assert.equal(origin.sample, true);
        assert.equal(result.progress, 1);
        assertSayable(result);
        assert.ok(Date.parse(origin.measuredAt) > 0 && origin.seconds > 0);
      }
    }
  });

  it('are summed up by notes with every formula, and with a source for everybody their tables name', () => {
    const notes = sources.get('09-study-notes') ?? '';
    const own = [...lessons].flatMap(([name, { blocks }]) =>
      name === '09-study-notes'
        ? []
        : blocks.flatMap((block) => (block.type === 'formula' ? [`${name}#${block.id}`] : [])),
    );
    assert.deepEqual([...notes.matchAll(/^from: (.*)$/gm)].map(([, from = '']) => from).sort(), own.sort());
    const [tables = '', cited = ''] = notes.split('## Sources');
    const rows = tables.split('\n').filter((line) => line.startsWith('|'));
    for (const [, author = ''] of rows.join('\n').matchAll(/\b([A-Z]\w+)(?: and \w+)? \(?(?:19|20)\d\d/g))
      assert.ok(cited.includes(author), `${author} is named, but not among the sources`);
  });

  for (const [name, lesson] of lessons) {
    const all = [...nodes(lesson)];
    describe(name, () => {
      it('has no block that cannot be shown', () => {
        assert.deepEqual(
          all.filter((node) => node.type === 'error'),
          [],
        );
      });

      it('has a title, a summary, a formula, two questions at least, and sources', () => {
        const count = (type: string): number => all.filter((node) => node.type === type).length;
        assert.notEqual(lesson.summary, '');
        assert.ok(count('formula') >= 1);
        assert.ok(count('question') >= (name === '09-study-notes' ? 1 : 2));
        assert.ok(anchors(name).has('sources'));
        if (name !== '09-study-notes') assert.ok(count('figure') + count('experiment') + count('step') >= 3);
      });

      it('leads only to chapters and places that exist', () => {
        for (const node of all) {
          if (node.type !== 'link' || node.to.kind === 'web') continue;
          const target = node.to.kind === 'lesson' ? node.to.lesson : name;
          assert.ok(lessons.has(target), target);
          if (node.to.anchor !== null) assert.ok(anchors(target).has(node.to.anchor), `${target}#${node.to.anchor}`);
        }
      });

      it('contains mathematics that KaTeX reads', () => {
        const macros = { '\\term': '\\htmlData{term=#1}{#2}' };
        for (const node of all)
          if (node.type === 'math' || node.type === 'formula' || node.type === 'example')
            assert.doesNotThrow(() =>
              katex.renderToString(node.tex, {
                macros: { ...macros },
                trust: (context) => context.command === '\\htmlData',
                strict: (code: string) => (code === 'htmlExtension' ? 'ignore' : 'error'),
              }),
            );
      });

      it('says the value behind every symbol of its formulas', () => {
        for (const node of all)
          if (node.type === 'formula')
            for (const [term, symbol] of Object.entries(node.symbols)) assert.ok(symbol.value, `${node.id}: ${term}`);
      });
    });
  }

  it('use every figure, every kind of experiment and every kind of step', () => {
    const all = [...lessons.values()].flatMap((lesson) => [...nodes(lesson)]);
    const experiments = new Set(all.flatMap((node) => (node.type === 'experiment' ? [node.run.kind] : [])));
    assert.equal(experiments.size, 10);
    assert.deepEqual(
      [...new Set(all.flatMap((node) => (node.type === 'step' ? [node.until] : [])))].sort(),
      [...stepGoals].sort(),
    );
  });
});
