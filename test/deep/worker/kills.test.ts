import assert from 'node:assert/strict';
import { watch } from 'node:fs';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { decodeCheckpoint } from '../../../src/engine/checkpoint.ts';
import { EngineProcess, request } from './engineProcess.ts';

/** `RECURRENT_KILLS` tries more or fewer. */
const kills = Number(process.env['RECURRENT_KILLS'] ?? 50);

describe(`an engine that is killed ${kills} times`, function () {
  this.timeout(kills * 20_000);
  let folder: string;
  before(async () => (folder = await mkdtemp(join(tmpdir(), 'recurrent-kills-'))));
  after(() => rm(folder, { recursive: true }));

  const steps = async (path: string) => decodeCheckpoint(await readFile(path)).training?.step ?? 0;

  it('leaves the last good model each time, at any moment of training and of saving, and goes on from it', async () => {
    const path = join(folder, 'model');
    const saving = await timeToSave(path);
    let last = await steps(path);
    let saved = 0;
    for (let kill = 0; kill < kills; kill++) {
      const engine = new EngineProcess();
      const run = request(path);
      const ending = engine.trainer.request('train', run).catch(() => undefined);
      if (kill % 3 === 0) {
        await pause(Math.random() * 2000);
      } else {
        await engine.progressed;
        const writing = kill % 3 === 1 ? pause(Math.random() * 1.5 * saving) : beginningToWrite(folder);
        engine.trainer.notify('stop', run.run);
        await writing;
        if (kill % 3 === 2) await pause(Math.random() * saving * 0.5);
      }
      await engine.kill();
      await ending;
      const step = await steps(path);
      assert.ok(step >= last, `step ${step} after ${last}`);
      if (step > last) saved++;
      last = step;
    }
    const parts = (await readdir(folder)).filter((name) => name.endsWith('.part'));
    process.stdout.write(
      `      ${kills} kills: ${saved} saved more, ${parts.length} of them died while writing aside\n`,
    );
    assert.ok(saved > 0, 'no kill came after a save: nothing was tried');
    const engine = new EngineProcess();
    const run = request(path);
    const finished = engine.trainer.request('train', { ...run, budget: { steps: 5 } });
    assert.equal((await finished).step, last + 5);
    await engine.leave();
  });

  it('saves when its window goes away', async () => {
    const path = join(folder, 'closed');
    const engine = new EngineProcess();
    const training = engine.trainer.request('train', request(path)).catch(() => undefined);
    await engine.progressed;
    await engine.leave();
    await training;
    assert.ok((await steps(path)) > 0);
  });
});

describe('two engines that train on the same document', function () {
  this.timeout(120_000);

  it('never damage what the other saved', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'recurrent-two-'));
    const path = join(folder, 'model');
    const engines = [new EngineProcess(), new EngineProcess()];
    const runs = engines.map((_, at) => request(path, join(folder, `aside ${at}`)));
    const endings = engines.map((engine, at) => engine.trainer.request('train', runs[at]!));
    await Promise.all(engines.map((engine) => engine.progressed));
    const places: (string | null)[] = [];
    for (const [at, engine] of engines.entries()) {
      await engine.trainer.request('stop', runs[at]!.run);
      places.push((await endings[at]!).saved);
    }
    // Whichever saved first has the place, and the other one its own beside.
    const asides = [0, 1].map((at) => join(folder, `aside ${at}`));
    assert.deepEqual(places, places[0] === path ? [path, asides[1]] : [asides[0], path]);
    for (const place of places) assert.ok(decodeCheckpoint(await readFile(place)).training);
    await Promise.all(engines.map((engine) => engine.leave()));
    await rm(folder, { recursive: true });
  });
});

/** Resolves when a file begins to be written aside. */
async function beginningToWrite(folder: string): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const watcher = watch(folder, (_event, name) => {
    if (name?.endsWith('.part')) resolve();
  });
  await promise.finally(() => watcher.close());
}

/** Trains for a moment undisturbed; milliseconds from the word to stop until all is saved, by which kills are timed. */
async function timeToSave(path: string): Promise<number> {
  const engine = new EngineProcess();
  const run = request(path);
  const training = engine.trainer.request('train', run);
  await engine.progressed;
  const began = performance.now();
  engine.trainer.notify('stop', run.run);
  await training;
  const took = performance.now() - began;
  await engine.leave();
  return took;
}
