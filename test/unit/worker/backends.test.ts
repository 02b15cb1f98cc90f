import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import type { EngineName } from '../../../src/engine/configuration.ts';
import { inEnglish, type Sentence } from '../../../src/text/sentence.ts';
import { Backends, engineFor } from '../../../src/worker/backends.ts';

describe('The engine that computes', () => {
  const { validate } = WebAssembly;
  afterEach(() => {
    WebAssembly.validate = validate;
  });

  function open() {
    const started: EngineName[] = [];
    const sentences: Sentence[] = [];
    const createBackend = (engine: EngineName) => {
      started.push(engine);
      return Promise.resolve({} as never);
    };
    const backends = new Backends({ createBackend } as never, (sentence) => sentences.push(sentence));
    return { backends, started, sentences };
  }

  it('is ours where the machine has SIMD', async () => {
    const { backends, started, sentences } = open();
    await backends.best();
    assert.deepEqual(started, ['wasm']);
    assert.deepEqual(sentences, []);
  });

  it('is the reference where it has not, which is said once', async () => {
    WebAssembly.validate = () => false;
    const { backends, started, sentences } = open();
    await backends.best();
    await backends.best();
    assert.deepEqual(started, ['tensorflow']);
    assert.deepEqual(sentences, engineFor('wasm').notes);
    assert.match(sentences.map(inEnglish).join(), /no WebAssembly SIMD/);
  });
});
