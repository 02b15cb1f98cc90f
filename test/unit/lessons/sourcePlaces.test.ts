import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, it } from 'mocha';
import { parseLesson } from '../../../src/lessons/format/lesson.ts';
import { sourcePlace } from '../../../src/lessons/sourcePlaces.ts';

const root = new URL('../../../', import.meta.url);
const lessons = new URL('media/lessons/', root);

describe('the lines of the reference that lessons show', () => {
  it('stand where they are looked for, and every gate and state of a cell has one', () => {
    for (const file of readdirSync(lessons).filter((name) => name.endsWith('.md')))
      for (const block of parseLesson(readFileSync(new URL(file, lessons), 'utf8')).blocks) {
        if (block.type !== 'formula') continue;
        for (const { value = '' } of Object.values(block.symbols)) {
          const place = sourcePlace(block.model, value);
          if (place) {
            const source = readFileSync(new URL(`src/reference/${place.file}`, root), 'utf8');
            assert.ok(source.includes(place.code), `${value}: ${place.file} has no line "${place.code}"`);
          }
          const needed = /^(gate\.|hidden$|cellState$|W\.|U\.hidden$)/.test(value) && block.model !== 'additive';
          if (needed) assert.ok(place, `${file}#${block.id}: ${value} of ${block.model} leads nowhere`);
        }
      }
  });
});
