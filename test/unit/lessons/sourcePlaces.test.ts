import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, it } from 'mocha';
import { parseLesson } from '../../../src/lessons/format/lesson.ts';
import { findPlace, sourcePlace } from '../../../src/lessons/sourcePlaces.ts';

const root = new URL('../../../', import.meta.url);
const lessons = new URL('media/lessons/', root);
const sourceOf = (file: string) => readFileSync(new URL(`src/reference/${file}`, root), 'utf8');

describe('the lines of the reference that lessons show', () => {
  it('stand where they are looked for, and every gate and state of a cell has one', () => {
    for (const file of readdirSync(lessons).filter((name) => name.endsWith('.md')))
      for (const block of parseLesson(readFileSync(new URL(file, lessons), 'utf8')).blocks) {
        if (block.type !== 'formula') continue;
        for (const { value = '' } of Object.values(block.symbols)) {
          const place = sourcePlace(block.model, value);
          if (place) {
            const found = findPlace(place, sourceOf(place.file));
            assert.ok(found > 0, `${value}: ${place.file} has no line "${place.code}"`);
          }
          const needed = /^(gate\.|hidden$|cellState$|W\.|U\.hidden$)/.test(value) && block.model !== 'additive';
          if (needed) assert.ok(place, `${file}#${block.id}: ${value} of ${block.model} leads nowhere`);
        }
      }
  });

  for (const [model, wanted] of [
    ['rnn', 'elman'],
    ['lstm', 'lstm'],
    ['gru', 'gruResetAfter'],
    ['gru-before', 'gruResetBefore'],
  ] as const)
    it(`stand in the function that computes the formula: ${wanted}`, () => {
      const value = model === 'rnn' ? 'W.hidden' : 'gate.candidate';
      const place = sourcePlace(model, value);
      assert.ok(place);
      const source = sourceOf(place.file);
      const before = source.slice(0, findPlace(place, source));
      assert.equal([...before.matchAll(/^(?:export )?function (\w+)/gm)].at(-1)?.[1], wanted);
    });
});
