import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { comparisonFinding } from '../../../src/experiments/comparisonFinding.ts';
import { inEnglish } from './english.ts';

const counted = { characters: 3, bits: 1.55 };
const found = (gru: readonly number[], lstm: readonly number[]): string =>
  inEnglish(
    comparisonFinding(
      [gru, lstm].map((bits, n) => ({ cell: n === 0 ? 'gru' : 'lstm', bits })),
      counted,
    ),
  );

describe('what a comparison of cells found', () => {
  it('is a lead where every seed of one cell is ahead of every seed of the other', () => {
    assert.equal(
      found([1.4, 1.42], [1.5, 1.52]),
      'GRU 1.410, LSTM 1.510 bits per character, each at its best, averaged over 2 seeds: GRU is ahead by 0.100, and with every seed.',
    );
  });

  it('is no difference where the seeds overlap', () => {
    assert.match(found([1.4, 1.52], [1.45, 1.5]), /the seeds overlap, so there is no difference to be seen/);
  });

  it('claims nothing of seeds in general after one', () => {
    const one = found([1.5], [1.4]);
    assert.match(one, /^LSTM 1\.400, GRU 1\.500 .* with this one seed, which may be chance\.$/);
    assert.doesNotMatch(one, /every seed|seeds/);
  });

  it('says that counting is ahead where no cell comes near it', () => {
    assert.match(
      found([1.6, 1.61], [1.9, 1.91]),
      /every seed\. Counting 3 letters back is ahead of all of them with 1\.550\.$/,
    );
    assert.doesNotMatch(found([1.4, 1.41], [1.9, 1.91]), /Counting/);
  });

  it('is one number where one cell was measured', () => {
    const finding = comparisonFinding([{ cell: 'rnn', bits: [1.4, 1.5] }], counted);
    assert.equal(inEnglish(finding), 'RNN 1.450 bits per character at its best.');
  });
});
