import { strict as assert } from 'node:assert';
import { onFirstUse } from '../../../src/editor/onFirstUse.ts';

describe('a part that is loaded on first use', () => {
  it('is loaded once, however many ask at the same time', async () => {
    let loads = 0;
    const part = onFirstUse(() => Promise.resolve({ load: ++loads }));
    assert.equal(loads, 0);
    const [one, other] = await Promise.all([part(), part()]);
    assert.equal(one, other);
    assert.equal(await part(), one);
    assert.equal(loads, 1);
  });

  it('is tried again after it could not be loaded', async () => {
    let loads = 0;
    const part = onFirstUse(() => (++loads === 1 ? Promise.reject(new Error('no such file')) : Promise.resolve(loads)));
    await assert.rejects(part(), /no such file/);
    assert.equal(await part(), 2);
  });
});
