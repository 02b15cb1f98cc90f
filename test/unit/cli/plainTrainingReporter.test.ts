import assert from 'node:assert/strict';
import type { Surroundings } from '../../../src/cli/command.ts';
import { PlainTrainingReporter } from '../../../src/cli/plainTrainingReporter.ts';

const progress = {
  step: 123_456,
  epoch: 12.3456,
  tokens: 1_000_000,
  seconds: 1234,
  trainLoss: 1.5,
  validation: { loss: 1.5, bitsPerCharacter: 2.164, perplexity: 4.5, tokens: 1000, characters: 1000 },
  gradientNorm: 1,
  learningRate: 0.01,
  tokensPerSecond: 106_000,
};

function lineOn(columns: number): string {
  let written = '';
  const stdout = { isTTY: true, columns, write: (text: string) => void (written += text) };
  new PlainTrainingReporter({ stdout } as Partial<Surroundings> as Surroundings).progress(progress);
  assert.ok(written.startsWith('\r\x1b[K'));
  return written.slice('\r\x1b[K'.length);
}

describe('The progress on a terminal', () => {
  it('stays on one line, without what has no room there', () => {
    const whole =
      '1234 s  step 123456  bits per character: training 2.164, held out 2.164  epoch 12.35  106,000 characters/s';
    assert.equal(lineOn(0), whole);
    assert.equal(lineOn(whole.length + 1), whole);
    assert.equal(lineOn(80), '1234 s  step 123456  bits per character: training 2.164, held out 2.164');
    for (let columns = 1; columns < 120; columns++) assert.ok(lineOn(columns).length < columns);
  });
});
