import assert from 'node:assert/strict';
import { encodeCheckpoint } from '../../../src/engine/checkpoint.ts';
import { initialParameters } from '../../../src/engine/parameters.ts';
import { Vocabulary } from '../../../src/text/vocabulary.ts';
import { Backends } from '../../../src/worker/backends.ts';
import type { Platform } from '../../../src/worker/platform.ts';
import { ReaderModels } from '../../../src/worker/readerModels.ts';
import { startWasm } from '../wasm/engines.ts';
import { configurationOf } from '../wasm/models.ts';

const units = ['<unk>', 'a', 'b', 'c'];
const configuration = configurationOf({ vocabulary: units.length, embedding: 4, hidden: 8 });

/** A checkpoint whose decoder's first bias is `mark`. */
function checkpoint(mark: number): Uint8Array {
  const parameters = initialParameters(configuration, 1);
  parameters.get('decoder.bias')?.data.fill(mark, 0, 1);
  const document = { name: 'a.txt', length: 3, sha256: '0'.repeat(64) };
  const vocabulary = new Vocabulary('character', units);
  return encodeCheckpoint({ configuration, vocabulary, document, parameters, judged: null, training: null });
}

function reader(disk: Map<string, Uint8Array>): ReaderModels {
  const platform: Platform = {
    readDocument: () => Promise.reject(new Error('not needed')),
    readFile: (path) => {
      const bytes = disk.get(path);
      return bytes ? Promise.resolve(bytes) : Promise.reject(new Error('The saved model cannot be read.'));
    },
    // The same length on purpose: what tells two models apart is when they were written.
    stamp: (path) => Promise.resolve(disk.has(path) ? String(disk.get(path)?.at(-1)) + disk.size : null),
    writeFile: () => Promise.reject(new Error('not needed')),
    threads: 1,
    clearInterrupt: () => undefined,
    createBackend: () => startWasm(),
  };
  return new ReaderModels(platform, new Backends(platform));
}

describe("the reader's models", () => {
  const markOf = (models: ReaderModels, saved: { path: string }) =>
    models.use({ run: null, saved }, ({ model }) =>
      Promise.resolve(model.readParameters().get('decoder.bias')?.data[0]),
    );

  it('answer with the checkpoint another window wrote over the one already read', async () => {
    const disk = new Map([['/model', checkpoint(1)]]);
    const models = reader(disk);
    assert.equal(await markOf(models, { path: '/model' }), 1);
    disk.set('/model', checkpoint(2));
    disk.set('/something else', new Uint8Array());
    assert.equal(await markOf(models, { path: '/model' }), 2);
  });

  it('say so when the model was deleted meanwhile', async () => {
    const disk = new Map([['/model', checkpoint(1)]]);
    const models = reader(disk);
    await markOf(models, { path: '/model' });
    disk.delete('/model');
    await assert.rejects(markOf(models, { path: '/model' }), /cannot be read/);
  });

  it('are gone after they were forgotten', async () => {
    const disk = new Map([['/model', checkpoint(1)]]);
    const models = reader(disk);
    await markOf(models, { path: '/model' });
    models.forget({ run: 'no run', saved: { path: '/model' } });
    disk.clear();
    await assert.rejects(markOf(models, { path: '/model' }));
  });
});
