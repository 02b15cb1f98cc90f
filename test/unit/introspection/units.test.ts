import assert from 'node:assert/strict';
import { orderUnits } from '../../../src/introspection/unitOrder.ts';
import { rankUnits } from '../../../src/introspection/unitRanking.ts';
import { saturation, unitStatistics } from '../../../src/introspection/unitStatistics.ts';
import { Random } from '../../../src/engine/random.ts';
import { assertClose } from '../reference/closeness.ts';

describe('Units', () => {
  // Unit 0 steady, unit 1 lively, unit 2 the reverse of unit 1, unit 3 saturated.
  const gates = Float32Array.from([0.5, 0.2, 0.8, 1, 0.5, 0.8, 0.2, 0, 0.5, 0.3, 0.7, 1, 0.5, 0.7, 0.3, 0]);
  const statistics = unitStatistics(gates, 4, true);

  it('have mean, variance and shares of saturated positions', () => {
    assertClose(statistics.mean, [0.5, 0.5, 0.5, 0.5], 1e-6, 'mean');
    assertClose(statistics.variance, [0, 0.065, 0.065, 0.25], 1e-6, 'variance');
    assert.deepEqual([...statistics.low], [0, 0, 0, 0.5]);
    assert.deepEqual([...statistics.high], [0, 0, 0, 0.5]);
    assert.deepEqual(saturation(statistics), { low: 0.125, high: 0.125 });
  });

  it('count as closed below -0.9 where the quantity is signed', () => {
    assert.deepEqual([...unitStatistics(Float32Array.of(-0.95, 0.05), 1, false).low], [0.5]);
  });

  it('are sorted by what is asked for', () => {
    const order = (by: 'index' | 'variance' | 'saturation') => [...orderUnits(gates, statistics, { by })];
    assert.deepEqual(order('index'), [0, 1, 2, 3]);
    assert.deepEqual(order('variance'), [3, 1, 2, 0]);
    assert.deepEqual(order('saturation'), [3, 0, 1, 2]);
    assert.deepEqual([...orderUnits(gates, statistics, { by: 'correlation', unit: 1 })].slice(0, 3), [1, 2, 3]);
  });

  it('stand beside those that do the same when sorted by similarity', () => {
    const values = Float32Array.from({ length: 60 * 4 }, (_, at) => {
      const [t, unit] = [Math.floor(at / 4), at % 4];
      return unit % 2 === 0 ? Math.sin(t) : Math.cos(1.7 * t) / 2;
    });
    const order = [...orderUnits(values, unitStatistics(values, 4, false), { by: 'similarity' })];
    assert.deepEqual(
      order.map((unit) => unit % 2),
      [0, 0, 1, 1],
    );
  });
});

describe('Ranking units by a property', () => {
  const time = 1600;
  const random = new Random(3);
  // Runs of ten, as words or quotations would be, with no period that a wrong place could fall in step with.
  const runs = Array.from({ length: time / 10 }, () => (random.next() < 0.3 ? 1 : 0));
  const holds = Uint8Array.from({ length: time }, (_, t) => runs[Math.floor(t / 10)] ?? 0);
  const values = Float32Array.from({ length: time * 20 }, (_, at) => {
    const noise = random.next();
    if (at % 20 === 7) return noise + 2 * (holds[Math.floor(at / 20)] ?? 0);
    return at % 20 === 11 ? noise - 0.3 * (holds[Math.floor(at / 20)] ?? 0) : noise;
  });

  it('finds the unit that tells it, on text it was not chosen on', () => {
    const [ranking] = rankUnits({ values, units: 20, properties: [{ name: 'p', holds }] }, 3, 1);
    assert.deepEqual(ranking?.units[0], { unit: 7, direction: 1, score: 1 });
    assert.deepEqual([ranking.units[1]?.unit, ranking.units[1]?.direction], [11, -1]);
    assert.ok((ranking.units[1]?.score ?? 0) > 0.7);
    assert.ok(ranking.control < 0.65, `labels in the wrong places reach ${ranking.control}`);
  });

  it('is not fooled by a property no unit knows of: the best score stays within the control', () => {
    const unrelated = Uint8Array.from({ length: time }, () => (random.next() < 0.3 ? 1 : 0));
    const [ranking] = rankUnits({ values, units: 20, properties: [{ name: 'p', holds: unrelated }] }, 1, 1);
    assert.ok((ranking?.units[0]?.score ?? 1) < 0.6);
    assert.ok((ranking?.control ?? 0) >= 0.5);
  });

  it('leaves out a property that one half of the text never has', () => {
    const once = Uint8Array.from({ length: time }, (_, t) => (t === 5 ? 1 : 0));
    assert.deepEqual(rankUnits({ values, units: 20, properties: [{ name: 'p', holds: once }] }, 1, 1), []);
  });
});
