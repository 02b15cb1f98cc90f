import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { planTraining } from '../../../src/engine/defaults.ts';
import { judge } from '../../../src/engine/judgement.ts';
import { Trainer } from '../../../src/engine/trainer.ts';
import { leakyBackend } from './leakyBackend.ts';
import { sampleDocument } from './texts.ts';

const plan = planTraining(sampleDocument(30_000), {
  hidden: 6,
  embedding: 6,
  batch: 8,
  sequence: 16,
  learningRate: 0.02,
});
const trainer = Trainer.start({ ...plan, backend: leakyBackend, threads: 1 });
for (let i = 0; i < 30; i++) trainer.advance();
const { heldOut, training } = plan.corpus;
const text = heldOut!;

/** Bits per character token by token, from a state that has read everything before. */
function inOneLane(): number {
  let nats = 0;
  let { logits, state } = trainer.model.read(Int32Array.from(training.subarray(-500)), null);
  for (const token of text.tokens) {
    const largest = Math.max(...logits);
    nats -= logits[token]! - largest - Math.log(logits.reduce((sum, logit) => sum + Math.exp(logit - largest), 0));
    ({ logits, state } = trainer.model.infer(Int32Array.of(token), state));
  }
  return nats / Math.LN2 / text.characters;
}

describe('judge', () => {
  it('finds in lanes what reading from front to back finds', () => {
    const judgement = judge(trainer.model, text, { context: training, batch: 8, sequence: 16, limit: Infinity });
    assert.ok(Math.abs(judgement.bitsPerCharacter - inOneLane()) < 1e-4);
    assert.equal(judgement.tokens, text.tokens.length);
    assert.equal(judgement.characters, text.characters);
    assert.ok(Math.abs(Math.log(judgement.perplexity) - judgement.loss) < 1e-12);
  });

  it('judges a sample when told a limit', () => {
    const judgement = judge(trainer.model, text, { context: training, batch: 8, sequence: 16, limit: 1500 });
    assert.ok(judgement.tokens <= 1500 && judgement.tokens > 1400, String(judgement.tokens));
  });

  it('cannot judge the first token of a text that nothing comes before', () => {
    const context = new Uint8Array(0);
    const judgement = judge(trainer.model, text, { context, batch: 1, sequence: 16, limit: Infinity });
    assert.equal(judgement.tokens, text.tokens.length - 1);
  });

  it('adds what unknown units cost to spell to the bits, not to the loss', () => {
    const spelling = new Float32Array(text.tokens.length).fill(0, 1).fill(10, 0, 5);
    const options = { context: training, batch: 8, sequence: 16, limit: Infinity };
    const plain = judge(trainer.model, text, options);
    const charged = judge(trainer.model, { ...text, spelling }, options);
    assert.equal(charged.loss, plain.loss);
    const extra = (charged.bitsPerCharacter - plain.bitsPerCharacter) * text.characters * Math.LN2;
    assert.ok(Math.abs(extra - 50) < 1e-6);
  });
});
