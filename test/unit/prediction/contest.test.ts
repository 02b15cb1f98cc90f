import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Contest } from '../../../src/prediction/contest.ts';

function contest(...words: readonly (readonly [challenger: boolean, incumbent: boolean])[]): Contest {
  const contest = new Contest();
  for (const [challenger, incumbent] of words) contest.note(challenger, incumbent);
  return contest;
}

describe('A contest between two ways to guess', () => {
  it('is open while both are right about the same words', () => {
    const { won, lost, lead } = contest([true, true], [false, false], [true, false], [false, true]);
    assert.deepEqual([won, lost, Math.abs(lead) < 1], [false, false, true]);
  });

  it('has begun with the first word', () => {
    assert.deepEqual([contest().begun, contest([false, false]).begun], [false, true]);
  });

  it('is not won by luck', () => {
    assert.ok(!contest([true, false], [true, false], [true, false]).won);
  });

  it('is won by being right often where the other is not', () => {
    const { won, lead } = contest(...Array.from({ length: 20 }, () => [true, false] as const));
    assert.ok(won);
    assert.ok(lead > 99);
  });

  it('is lost by misleading a few times', () => {
    assert.ok(contest([false, true], [false, true], [true, true], [false, true]).lost);
  });

  it('forgets what was long ago', () => {
    const long = contest(
      ...Array.from({ length: 10 }, () => [true, false] as const),
      ...Array.from({ length: 5000 }, () => [true, true] as const),
    );
    assert.ok(!long.won);
  });
});
