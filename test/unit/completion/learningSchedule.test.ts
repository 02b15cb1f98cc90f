import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isWorthLearning, mayGoOn } from '../../../src/completion/learningSchedule.ts';

const atWork = { sinceEdit: 1000, sinceFocus: 0, changed: 1000 };

describe('Learning in the background', () => {
  it('begins while somebody is at work and much has changed', () => {
    assert.ok(isWorthLearning(atWork));
    assert.ok(!isWorthLearning({ ...atWork, changed: 10 }));
  });

  it('begins at once with a document that was never learned', () => {
    assert.ok(isWorthLearning({ ...atWork, changed: Infinity }));
  });

  it('stops when nobody types any more', () => {
    assert.ok(!mayGoOn({ ...atWork, sinceEdit: 10 * 60_000 }));
  });

  it('outlives a glance at another window, not an absence', () => {
    assert.ok(mayGoOn({ ...atWork, sinceFocus: 5000 }));
    assert.ok(!mayGoOn({ ...atWork, sinceFocus: 5 * 60_000 }));
  });
});
