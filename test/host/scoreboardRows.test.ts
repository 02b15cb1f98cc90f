import { strict as assert } from 'node:assert';
import { measuresTable } from '../../src/completion/measures.ts';
import { scoreboardRows } from '../../src/completion/scoreboardRows.ts';
import type { NetworkStanding, PredictorScore, Scoreboard } from '../../src/protocol/predictor.ts';

const score = (keystrokesSaved: number, precision: number | null): PredictorScore => ({
  keystrokesSaved,
  top1: 0.3,
  top3: 0.5,
  precision,
  coverage: 0.2,
});
const scoreboard: Scoreboard = {
  words: 40,
  recurrent: score(0.24, 0.8),
  counts: score(0.23, 0.7),
  wordList: score(0.1, null),
  network: null,
};
const standing: NetworkStanding = { isTested: true, advantage: 0, isHeard: true, ordersFirst: true };

function networkRow(network: Partial<NetworkStanding> | null) {
  const rows = scoreboardRows(
    { ...scoreboard, network: network && { ...standing, ...network } },
    { shown: 3, accepted: 2, characters: 9 },
  );
  const row = rows.find(({ icon }) => icon === 'circuit-board');
  assert.ok(row);
  return row;
}

describe('the scoreboard for people', () => {
  it('says what could be saved and what was', () => {
    const [saved, , , precision, accepted] = scoreboardRows(scoreboard, { shown: 3, accepted: 2, characters: 9 });
    assert.equal(saved?.label, 'Keystrokes that could be saved: 24%');
    assert.equal(precision?.description, 'counting 70% · word list –');
    assert.equal(accepted?.label, 'Accepted: 2 of 3 shown');
  });

  it('says of a network no more than was tried', () => {
    assert.equal(networkRow(null).label, 'Network: none');
    assert.equal(networkRow({ isTested: false }).label, 'Network: not tested yet');
    const even = networkRow({ advantage: 0.04 });
    assert.equal(even.label, 'Network: no difference so far');
    assert.doesNotMatch(even.description, /\d/);
    assert.equal(networkRow({ advantage: 1.2 }).label, 'Network: helps');
  });

  it('says that counts speak alone only where they do', () => {
    const behind = networkRow({ advantage: -0.8 });
    assert.equal(behind.label, 'Network: a little behind');
    assert.doesNotMatch(behind.description, /alone/);
    assert.match(
      networkRow({ advantage: -3, isHeard: false }).description,
      /^3\.0 words .* fewer .*: counts speak alone$/,
    );
  });

  it('says who orders the first guess', () => {
    assert.match(networkRow({ ordersFirst: true }).tooltip, /all guesses/);
    assert.match(networkRow({ ordersFirst: false }).tooltip, /second and third/);
  });

  it('has every measure beside counting and the word list in a table of plain Markdown', () => {
    const lines = measuresTable(scoreboard).split('\n');
    assert.deepEqual(lines.slice(0, 3), [
      '|  | Recurrent | counting | word list |',
      '| :-- | --: | --: | --: |',
      '| Keystrokes that could be saved | 24% | 23% | 10% |',
    ]);
    assert.equal(lines.length, 6);
    assert.ok(!measuresTable(scoreboard).includes('<'));
  });
});
