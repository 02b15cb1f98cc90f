import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { decodeCheckpoint, encodeCheckpoint } from '../../../src/engine/checkpoint.ts';
import { planTraining } from '../../../src/engine/defaults.ts';
import { decodeSafetensors, encodeSafetensors, CheckpointError } from '../../../src/engine/safetensors.ts';
import { Trainer } from '../../../src/engine/trainer.ts';
import { leakyBackend } from './leakyBackend.ts';
import { sampleDocument } from './texts.ts';

const plan = planTraining(sampleDocument(500), { hidden: 4, embedding: 4, batch: 2, sequence: 4 });
const trainer = Trainer.start({ ...plan, backend: leakyBackend, threads: 1 });
trainer.validate();
for (let i = 0; i < 3; i++) trainer.advance();
const original = trainer.checkpoint();
const bytes = encodeCheckpoint(original);

function withHeader(
  edit: (header: Record<string, { shape: number[]; data_offsets: number[]; dtype: string }>) => unknown,
): Uint8Array {
  const length = Number(new DataView(bytes.buffer).getBigUint64(0, true));
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length)));
  const edited = edit(header) ?? header;
  const json = new TextEncoder().encode(typeof edited === 'string' ? edited : JSON.stringify(edited));
  const result = new Uint8Array(8 + json.length + bytes.length - 8 - length);
  new DataView(result.buffer).setBigUint64(0, BigInt(json.length), true);
  result.set(json, 8);
  result.set(bytes.subarray(8 + length), 8 + json.length);
  return result;
}

function withMetadata(changes: Record<string, string | undefined>): Uint8Array {
  const { tensors, metadata } = decodeSafetensors(bytes);
  const changed = Object.entries({ ...metadata, ...changes }).filter(([, value]) => value !== undefined);
  return encodeSafetensors({ tensors, metadata: Object.fromEntries(changed) as Record<string, string> });
}

function refused(damaged: Uint8Array, sentence: RegExp): void {
  assert.throws(
    () => decodeCheckpoint(damaged),
    (error) => {
      assert.ok(error instanceof CheckpointError, String(error));
      assert.match(error.message, sentence);
      assert.ok(!error.message.includes('\n') && error.message.length < 250, error.message);
      return true;
    },
  );
}

describe('checkpoint', () => {
  it('comes back as it was written', () => {
    assert.deepEqual(decodeCheckpoint(bytes), original);
  });

  it('is read from wherever its bytes are, such as the middle of a Buffer', () => {
    const within = Buffer.concat([Buffer.alloc(3), bytes]).subarray(3);
    assert.deepEqual(decodeCheckpoint(within), original);
  });

  it("uses PyTorch's names and shapes", () => {
    const { tensors, metadata } = decodeSafetensors(bytes);
    assert.deepEqual(tensors.get('rnn.weight_ih_l0')?.shape, [16, 4]);
    assert.deepEqual(tensors.get('rnn.bias_hh_l0')?.shape, [16]);
    assert.deepEqual(tensors.get('decoder.weight')?.shape, [plan.corpus.vocabulary.size, 4]);
    assert.ok(tensors.has('optimizer.m.embedding.weight') && tensors.has('training.last.decoder.bias'));
    assert.equal(metadata.format, 'recurrent-playground');
    assert.equal(JSON.parse(metadata.vocabulary ?? '').units[0], '<unk>');
    assert.deepEqual(Object.keys(JSON.parse(metadata.document ?? '')), ['name', 'length', 'sha256']);
  });

  it('never holds the text', () => {
    assert.ok(!Buffer.from(bytes).includes(plan.corpus.document.slice(0, 20)));
  });

  it('refuses a truncated file, wherever it ends', () => {
    for (const length of [0, 7, 8, 100, bytes.length >> 1, bytes.length - 1]) {
      refused(bytes.subarray(0, length), /truncated/);
    }
  });

  it('refuses a tensor of ten terabytes without reserving memory', () => {
    const claim = withHeader((header) => {
      const names = Object.keys(header);
      const last = header[names.at(-1)!]!;
      last.shape = [2_500_000_000_000];
      last.data_offsets = [last.data_offsets[0]!, last.data_offsets[0]! + 1e13];
    });
    refused(claim, /truncated: "training.state.cell" should end 1000000\d+ bytes/);
  });

  it('refuses overlapping tensors, gaps and sizes that do not fit', () => {
    refused(
      withHeader((h) => void (h['decoder.bias']!.data_offsets = [0, 4 * plan.corpus.vocabulary.size])),
      /overlap/,
    );
    refused(
      withHeader((h) => void delete h['decoder.bias']),
      /gaps/,
    );
    refused(
      withHeader((h) => void h['decoder.bias']!.data_offsets[1]!++),
      /does not fit/,
    );
    refused(
      withHeader((h) => void (h['decoder.bias']!.data_offsets = [-4, 0])),
      /wrongly/,
    );
  });

  it('refuses other number formats, repeated names and headers that are no JSON object', () => {
    refused(
      withHeader((h) => void (h['decoder.bias']!.dtype = 'BF16')),
      /BF16/,
    );
    const twice = withHeader((h) =>
      JSON.stringify(h).replace('{"__meta', '{"decoder.bias":{"dtype":"F32","shape":[0],"data_offsets":[0,0]},"__meta'),
    );
    refused(twice, /twice/);
    refused(
      withHeader(() => '[1]'),
      /no JSON object/,
    );
    refused(
      withHeader(() => '{"a'),
      /cannot be read/,
    );
    refused(
      withHeader(() => '{"__metadata__":{"format":1}}'),
      /strings/,
    );
  });

  it('refuses a header that claims to be longer than the file or than any header', () => {
    const claims = bytes.slice();
    new DataView(claims.buffer).setBigUint64(0, 2n ** 63n, true);
    refused(claims, /too long/);
    new DataView(claims.buffer).setBigUint64(0, BigInt(bytes.length), true);
    refused(claims, /truncated/);
  });

  it('refuses missing tensors, wrong shapes and impossible values, naming the tensor', () => {
    const { tensors, metadata } = decodeSafetensors(bytes);
    const without = new Map(tensors);
    without.delete('rnn.weight_hh_l0');
    refused(encodeSafetensors({ tensors: without, metadata }), /lacks "rnn.weight_hh_l0"/);
    const turned = new Map(tensors).set('rnn.weight_hh_l0', { ...tensors.get('rnn.weight_hh_l0')!, shape: [4, 16] });
    refused(encodeSafetensors({ tensors: turned, metadata }), /"rnn.weight_hh_l0" has shape \[4, 16\] where \[16, 4\]/);
    for (const value of [Number.NaN, Infinity, 1e30]) {
      const data = tensors.get('decoder.bias')!.data.slice().fill(value, 1, 2);
      const damaged = new Map(tensors).set('decoder.bias', { ...tensors.get('decoder.bias')!, data });
      refused(encodeSafetensors({ tensors: damaged, metadata }), /"decoder.bias" holds impossible values/);
    }
  });

  it('refuses a newer version, another format and wrong metadata', () => {
    refused(withMetadata({ version: '2' }), /newer version/);
    refused(withMetadata({ version: 'x' }), /version/);
    refused(withMetadata({ format: undefined }), /no model of Recurrent Playground/);
    refused(withMetadata({ configuration: undefined }), /configuration of this checkpoint is missing/);
    refused(
      withMetadata({ configuration: '{"task":"document"}' }),
      /configuration of this checkpoint is wrong \("\w+"\)/,
    );
    refused(withMetadata({ configuration: JSON.stringify({ ...original.configuration, layers: 1e9 }) }), /"layers"/);
    refused(withMetadata({ vocabulary: '{"units":["<unk>"]}' }), /vocabulary of this checkpoint has 1 units/);
    const { units } = original.vocabulary;
    refused(withMetadata({ vocabulary: JSON.stringify({ units: units.map(() => '<unk>') }) }), /twice/);
    refused(withMetadata({ vocabulary: JSON.stringify({ units: units.toReversed() }) }), /Row 0/);
    refused(withMetadata({ training: '{"step":-1}' }), /training of this checkpoint is wrong/);
  });

  it('reads a checkpoint that carries no training', () => {
    const { tensors, metadata } = decodeSafetensors(bytes);
    const { training: _, ...rest } = metadata;
    assert.equal(decodeCheckpoint(encodeSafetensors({ tensors, metadata: rest })).training, null);
  });
});
