import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { decodeCheckpoint, encodeCheckpoint } from '../../../src/engine/checkpoint.ts';
import { planTraining } from '../../../src/engine/defaults.ts';
import { parameterShapes } from '../../../src/engine/parameters.ts';
import { CheckpointError } from '../../../src/engine/safetensors.ts';
import { Trainer } from '../../../src/engine/trainer.ts';
import { leakyBackend } from '../../unit/engine/leakyBackend.ts';
import { sampleDocument } from '../../unit/engine/texts.ts';

const plan = planTraining(sampleDocument(500), { hidden: 4, embedding: 4, batch: 2, sequence: 4 });
const trainer = Trainer.start({ ...plan, backend: leakyBackend, threads: 1 });
trainer.validate();
for (let i = 0; i < 3; i++) trainer.advance();
const bytes = encodeCheckpoint(trainer.checkpoint());
const headerLength = Number(new DataView(bytes.buffer).getBigUint64(0, true));

/** Either a sentence, or a model that is whole: nothing in between, and nothing that takes long. */
function survives(damaged: Uint8Array): void {
  try {
    const { configuration, vocabulary, parameters } = decodeCheckpoint(damaged);
    assert.equal(vocabulary.size, configuration.vocabulary);
    for (const [name, shape] of parameterShapes(configuration)) {
      const tensor = parameters.get(name);
      assert.deepEqual(tensor?.shape, shape);
      assert.ok(tensor?.data.every(Number.isFinite));
    }
  } catch (error) {
    assert.ok(error instanceof CheckpointError, (error as Error).stack);
    assert.ok(error.message.length < 300 && !/[\n\p{Cc}]/u.test(error.message), JSON.stringify(error.message));
  }
}

describe('a checkpoint from a hostile world', () => {
  it('with flipped bytes gives a sentence or a whole model', () => {
    const flips = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 })), {
      minLength: 1,
      maxLength: 8,
    });
    const check = fc.property(flips, (positions) => {
      const damaged = bytes.slice();
      for (const [at, flip] of positions) damaged[at]! ^= flip;
      survives(damaged);
    });
    fc.assert(check, { numRuns: 20_000 });
  }).timeout(300_000);

  it('with flipped bytes in its header gives a sentence or a whole model', () => {
    const flips = fc.array(fc.tuple(fc.nat(8 + headerLength), fc.integer({ min: 1, max: 255 })), {
      minLength: 1,
      maxLength: 3,
    });
    const check = fc.property(flips, (positions) => {
      const damaged = bytes.slice();
      for (const [at, flip] of positions) damaged[at]! ^= flip;
      survives(damaged);
    });
    fc.assert(check, { numRuns: 20_000 });
  }).timeout(300_000);

  it('cut off or grown gives a sentence', () => {
    for (let length = 0; length < bytes.length; length += 7) survives(bytes.subarray(0, length));
    survives(Uint8Array.from([...bytes, 0]));
  }).timeout(300_000);

  it('with any JSON for a header gives a sentence', () => {
    const check = fc.property(fc.json(), (json) => {
      const header = new TextEncoder().encode(json);
      const file = new Uint8Array(8 + header.length + 64);
      new DataView(file.buffer).setBigUint64(0, BigInt(header.length), true);
      file.set(header, 8);
      survives(file);
    });
    fc.assert(check, { numRuns: 5000 });
  }).timeout(300_000);

  it('with any JSON for its metadata gives a sentence', () => {
    const length = headerLength;
    const text = new TextDecoder().decode(bytes.subarray(8, 8 + length));
    const { __metadata__: metadata, ...tensors } = JSON.parse(text) as { __metadata__: Record<string, string> };
    const key = fc.constantFrom('configuration', 'vocabulary', 'document', 'training', 'judged', 'version', 'format');
    const check = fc.property(key, fc.json(), (name, json) => {
      const edited = { ...tensors, __metadata__: { ...metadata, [name]: json } };
      const encoded = new TextEncoder().encode(JSON.stringify(edited));
      const file = new Uint8Array(8 + encoded.length + bytes.length - 8 - length);
      new DataView(file.buffer).setBigUint64(0, BigInt(encoded.length), true);
      file.set(encoded, 8);
      file.set(bytes.subarray(8 + length), 8 + encoded.length);
      survives(file);
    });
    fc.assert(check, { numRuns: 5000 });
  }).timeout(300_000);
});
