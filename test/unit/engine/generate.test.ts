import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { planTraining } from '../../../src/engine/defaults.ts';
import { generateText, type GenerationOptions } from '../../../src/engine/generate.ts';
import { Random } from '../../../src/engine/random.ts';
import { sample } from '../../../src/engine/sampling.ts';
import { Trainer } from '../../../src/engine/trainer.ts';
import { leakyBackend } from './leakyBackend.ts';
import { sampleDocument } from './texts.ts';

const all: GenerationOptions = { temperature: 1, topK: Infinity, topP: 1, seed: 1 };

describe('sample', () => {
  // Probabilities 0.6, 0.3, 0.1 for rows 1 to 3; the unknown row would be far likelier than any.
  const logits = Float32Array.of(50, Math.log(0.6), Math.log(0.3), Math.log(0.1));
  const share = (options: Partial<GenerationOptions>): number[] => {
    const random = new Random(7);
    const counts = [0, 0, 0, 0];
    for (let draw = 0; draw < 4000; draw++) counts[sample(logits, { ...all, ...options }, random)]!++;
    return counts.map((count) => count / 4000);
  };
  const near = (found: number[], expected: number[]) =>
    found.forEach((value, id) =>
      assert.ok(Math.abs(value - expected[id]!) < 0.03, `${found.join()} is not ${expected.join()}`),
    );

  it('draws by probability and never the unknown unit', () => near(share({}), [0, 0.6, 0.3, 0.1]));
  it('sharpens and flattens with temperature', () => {
    near(share({ temperature: 0.5 }), [0, 0.36 / 0.46, 0.09 / 0.46, 0.01 / 0.46]);
    assert.deepEqual(share({ temperature: 0 }), [0, 1, 0, 0]);
  });
  it('keeps to the likeliest k', () => near(share({ topK: 2 }), [0, 2 / 3, 1 / 3, 0]));
  it('keeps to the nucleus', () => {
    near(share({ topP: 0.7 }), [0, 2 / 3, 1 / 3, 0]);
    assert.deepEqual(share({ topP: 0.01 }), [0, 1, 0, 0]);
  });
});

describe('generateText', () => {
  const plan = planTraining(sampleDocument(1000), { hidden: 8, embedding: 8, batch: 2, sequence: 8 });
  const { model, corpus } = Trainer.start({ ...plan, backend: leakyBackend, threads: 1 });

  it('repeats itself from the same seed and differs from another', () => {
    const [a, b, c] = [1, 1, 2].map((seed) => generateText(model, corpus.vocabulary, 'the ', 50, { ...all, seed }));
    assert.equal(a, b);
    assert.notEqual(a, c);
    assert.equal(a?.length, 54);
  });

  it('begins without a prompt, and with one of unknown characters', () => {
    assert.equal(generateText(model, corpus.vocabulary, '', 20, all).length, 20);
    assert.match(generateText(model, corpus.vocabulary, '漢', 5, all), /^漢.{5}$/s);
  });
});
