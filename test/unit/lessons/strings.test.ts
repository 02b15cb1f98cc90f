import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { experimentStrings } from '../../../src/protocol/experimentStrings.ts';
import { lessonProblems } from '../../../src/protocol/lessonProblems.ts';
import { lessonStrings } from '../../../src/protocol/lessonStrings.ts';
import { significant } from '../../../src/protocol/phrases.ts';

describe('the lessons’ texts', () => {
  it('have names of their own, whether of the view, of its experiments or of what is wrong, for they travel in one table', () => {
    const names = [experimentStrings, lessonProblems, lessonStrings].flatMap((table) => Object.keys(table));
    assert.equal(new Set(names).size, names.length);
  });

  it('print as many digits as are significant', () => {
    assert.deepEqual(significant(0.012345, 2), { figure: 0.012, digits: 3 });
    assert.deepEqual(significant(1234.5, 2), { figure: 1200, digits: 0 });
    assert.deepEqual(significant(0, 3), { figure: 0, digits: 2 });
  });
});
