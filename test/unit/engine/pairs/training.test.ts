import assert from 'node:assert/strict';

import { checkAttention } from '../../../../src/engine/attentionCheck.ts';
import type { Backend } from '../../../../src/engine/backend.ts';
import { asDistribution } from '../../../../src/engine/decoderSteps.ts';
import { PairBatches } from '../../../../src/engine/pairBatches.ts';
import {
  decodePairsCheckpoint,
  encodePairsCheckpoint,
  type PairsCheckpoint,
} from '../../../../src/engine/pairsCheckpoint.ts';
import { planPairsTraining, type PairsChoices } from '../../../../src/engine/pairsDefaults.ts';
import { PairsTrainer } from '../../../../src/engine/pairsTrainer.ts';
import { Random } from '../../../../src/engine/random.ts';
import { withTeacherForcing } from '../../../../src/engine/teacherForcing.ts';
import { translate } from '../../../../src/engine/translate.ts';
import { decoderSides, encodePair } from '../../../../src/text/pairs/corpus.ts';
import { readPairs } from '../../../../src/text/pairs/formats.ts';
import { generatePairs } from '../../../../src/text/pairs/generators.ts';
import { SentenceError } from '../../../../src/text/sentence.ts';
import { startReference } from '../../reference/startReference.ts';

const document = { name: 'pairs.tsv', length: 1, sha256: '0'.repeat(64) };
const small: PairsChoices = { hidden: 24, embedding: 16, batch: 16, seed: 3, learningRate: 0.01 };

function copyTask(choices: PairsChoices = small, count = 300): ReturnType<typeof planPairsTraining> {
  const text = generatePairs('copy', { count, length: 4 }, new Random(2));
  return planPairsTraining(readPairs(text, 'tabs').pairs, choices);
}

describe('Training on pairs', () => {
  let backend: Backend;
  let trainer: PairsTrainer;
  before(async () => {
    backend = await startReference();
    trainer = PairsTrainer.start({ backend, ...copyTask(), threads: 1 });
    while (trainer.step < 150) trainer.advance();
    trainer.validate();
  });
  after(() => trainer.dispose());

  it('learns to copy words it has never seen, and to look at the letter it copies', () => {
    const judgement = trainer.judgeBest() ?? assert.fail();
    assert.ok(judgement.loss < 0.5, `loss ${judgement.loss}`);
    assert.ok(judgement.tokenAccuracy > 0.85, `token accuracy ${judgement.tokenAccuracy}`);
    assert.ok(judgement.exactMatch > 0.5, `exact match ${judgement.exactMatch}`);
    assert.ok((judgement.aligned ?? 0) > 0.8, `aligned ${judgement.aligned}`);
    const counted = judgement.byLength.reduce((sum, { pairs }) => sum + pairs, 0);
    assert.equal(counted, trainer.corpus.heldOut.length);
  });

  it('translates with attention over the source as it is written, whichever way it is read', () => {
    const { vocabularies, heldOut } = trainer.corpus;
    const { source } = heldOut.find(({ source }) => source.length === 4)?.pair ?? assert.fail();
    const found = translate(trainer.model, vocabularies, source, { beam: 3, lengthPenalty: 0.6 });
    assert.deepEqual(found.sourceUnits, Array.from(source));
    assert.equal(found.attention?.length, found.targetUnits.length);
    for (const row of found.attention ?? []) {
      assert.ok(Math.abs(row.reduce((sum, weight) => sum + weight, 0) - 1) < 1e-4);
    }
    const backward = PairsTrainer.start({ backend, ...copyTask({ ...small, reverseSource: true }), threads: 1 });
    const reversed = translate(backward.model, backward.corpus.vocabularies, 'abc', { beam: 1, lengthPenalty: 0 });
    const raw = backward.model.encode(reversed.encoded.sources);
    assert.equal(backward.corpus.vocabularies.source.decode(raw.sources.tokens), 'cba');
    backward.dispose();
  });

  it('says which source units it does not know, and refuses an empty source', () => {
    const { vocabularies } = trainer.corpus;
    const options = { beam: 1, lengthPenalty: 0 };
    assert.deepEqual(translate(trainer.model, vocabularies, 'aéb', options).unknown, ['é']);
    assert.throws(() => translate(trainer.model, vocabularies, '', options), SentenceError);
  });

  it('writes something else when attention is dragged elsewhere', () => {
    const { vocabularies } = trainer.corpus;
    const options = { beam: 1, lengthPenalty: 0 };
    const plain = translate(trainer.model, vocabularies, 'axk', options);
    const dragged = new Map([[0, Float32Array.of(0, 0, 7)]]);
    const forced = translate(trainer.model, vocabularies, 'axk', { ...options, forcedAttention: dragged });
    assert.equal(plain.output[0], 'a');
    assert.equal(forced.output[0], 'k');
    assert.deepEqual(forced.attention?.[0], Float32Array.of(0, 0, 1));
    assert.deepEqual(asDistribution(Float32Array.of(-1, 3, 1)), Float32Array.of(0, 0.75, 0.25));
    assert.deepEqual(asDistribution(new Float32Array(4)), new Float32Array(4).fill(0.25));
  });

  it('makes the right output less likely without its own attention', () => {
    const { vocabularies } = trainer.corpus;
    const pair = encodePair({ source: 'qrst', target: 'qrst', line: 0 }, vocabularies, false);
    const encoded = trainer.model.encode({ batch: 1, time: 4, tokens: pair.source });
    const check = checkAttention(trainer.model, encoded, decoderSides(pair.target), { seed: 1, shuffles: 4 });
    const total = (nats: Float64Array): number => nats.reduce((sum, n) => sum + n, 0);
    assert.ok(total(check.own) > total(check.uniform) + 1);
    assert.ok(total(check.own) > total(check.permuted) + 1);
  });

  it('goes on from a checkpoint as if it had never stopped', () => {
    const plan = copyTask();
    const whole = PairsTrainer.start({ backend, ...plan, threads: 1 });
    const first = PairsTrainer.start({ backend, ...plan, threads: 1 });
    for (let step = 0; step < 6; step++) [whole, first].forEach((trainer) => trainer.advance());
    const judged = first.validate();
    const saved: PairsCheckpoint = {
      configuration: plan.model,
      vocabularies: plan.corpus.vocabularies,
      document,
      parameters: first.bestParameters(),
      judged,
      training: first.state(),
    };
    whole.validate();
    const bytes = encodePairsCheckpoint(saved);
    const read = decodePairsCheckpoint(bytes);
    assert.deepEqual(read.judged, saved.judged);
    assert.deepEqual(read.vocabularies.target.units, plan.corpus.vocabularies.target.units);
    const second = PairsTrainer.resume({ backend, ...plan, threads: 1 }, read.parameters, read.training);
    for (let step = 0; step < 4; step++) assert.deepEqual(second.advance(), whole.advance());
    assert.deepEqual(second.history, whole.history);
    [whole, first, second].forEach((trainer) => trainer.dispose());
  });

  it('lets the decoder read its own units where it is not forced', () => {
    const plan = copyTask();
    const batch = new PairBatches(plan.corpus.training, 8, 1).current();
    assert.equal(withTeacherForcing(trainer.model, batch, 1, 5), batch);
    const own = withTeacherForcing(trainer.model, batch, 0, 5);
    const { predictions } = trainer.model.score(own);
    for (const [place, input] of own.inputs.entries()) {
      const first = place % batch.time === 0;
      if (batch.inputs[place] === -1 || first) assert.equal(input, batch.inputs[place]);
      else assert.equal(input, predictions[place - 1]);
    }
    const half = withTeacherForcing(trainer.model, batch, 0.5, 5);
    assert.deepEqual(half, withTeacherForcing(trainer.model, batch, 0.5, 5));
  });

  it('refuses too few pairs with a sentence', () => {
    assert.throws(() => planPairsTraining([], {}), /No pairs were found; training needs at least 10\./);
    assert.throws(() => planPairsTraining([{ source: 'a', target: 'b', line: 0 }], {}), /1 pair was found/);
  });

  it('sees every pair once an epoch, in batches of like length, in another order each time', () => {
    const { corpus } = copyTask();
    const batches = new PairBatches(corpus.training, 16, 9);
    const epoch = (): number[][] =>
      Array.from({ length: batches.batchesPerEpoch }, () => {
        const { sources } = batches.current();
        batches.advance();
        return [sources.batch, sources.tokens.filter((id) => id >= 0).length, sources.tokens.length];
      });
    const [one, two] = [epoch(), epoch()];
    const total = (rows: number[][], column: number): number => rows.reduce((sum, row) => sum + (row[column] ?? 0), 0);
    assert.equal(total(one, 0), corpus.training.length);
    assert.equal(total(one, 1), total(two, 1));
    assert.ok(total(one, 1) > 0.9 * total(one, 2), 'little is padding');
    assert.notDeepEqual(one, two);
  });
});
