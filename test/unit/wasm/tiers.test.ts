import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { supportedTier } from '../../../src/wasm/builds.ts';
import { agree } from '../../../src/wasm/selfCheck.ts';
import { startWasm } from './engines.ts';

describe('Tiers of the kernels', () => {
  it('are told apart by what the host compiles: this Node has relaxed SIMD', () => {
    assert.equal(supportedTier(), 'relaxed');
  });

  it('narrow and wide give the same bits, which is what the self-check looks at', async () => {
    assert.ok(agree(await startWasm({ tier: 'relaxed' }), await startWasm({ tier: 'wide' })));
  });

  it('a tier that rounds differently does not pass the self-check', async () => {
    assert.ok(!agree(await startWasm({ tier: 'relaxed' }), await startWasm({ tier: 'plain' })));
  });

  it('are compared though a stop of training came meanwhile, which only training hears', async () => {
    const cancel = new Int32Array(new SharedArrayBuffer(4)).fill(1);
    await assert.doesNotReject(startWasm({ cancel }));
  });

  it('a tier can be named where trying out is not wanted', async () => {
    assert.equal((await startWasm({ tier: 'plain' })).tier, 'plain');
  });
});
