import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import type { RunRequest } from '../../src/protocol/trainer.ts';
import { TrainingSession } from '../../src/sessions/trainingSession.ts';
import { until } from './watching.ts';

const learningRate = 0.01;

/** An engine that trains nothing, notes what it is told, and breaks when it is told to. */
class BreakingEngine {
  readonly #started = new vscode.EventEmitter<object>();
  readonly onDidStart = this.#started.event;
  readonly #saved = new vscode.EventEmitter<object>();
  readonly onDidSave = this.#saved.event;
  readonly onDidCountBaselines = new vscode.EventEmitter<object>().event;
  readonly onDidProgress = new vscode.EventEmitter<object>().event;
  readonly onDidPublish = new vscode.EventEmitter<object>().event;
  faults = 0;
  told: (readonly [call: string, argument: unknown])[] = [];
  #ending = Promise.withResolvers<object>();

  trainer() {
    return Promise.resolve({
      request: (call: string, argument: unknown) => {
        this.told.push([call, argument]);
        return call === 'train' ? this.#train(argument as RunRequest) : Promise.resolve();
      },
    });
  }

  save(path: string, step: number): void {
    this.#saved.fire({ run: 'run', path, step });
  }

  break(): void {
    this.faults++;
    this.told = [];
    this.die();
  }

  die(): void {
    this.#ending.reject(new Error('The engine ended unexpectedly.'));
  }

  end({ learned = true } = {}): void {
    this.#ending.resolve({
      reason: 'stopped',
      step: 20,
      learned,
      bestStep: 20,
      saved: '/model',
      suggestedLearningRate: null,
    });
  }

  #train({ run }: RunRequest): Promise<object> {
    this.#ending = Promise.withResolvers();
    const started = { settings: { learningRate }, learningRateFactor: 1, curve: [], warnings: [] };
    this.#started.fire({ run, started });
    return this.#ending.promise;
  }
}

/** A run on an engine, under way. */
async function start(
  engine: BreakingEngine,
  session = new TrainingSession(vscode.Uri.parse('untitled:broken'), engine as never),
  run = 'run',
): Promise<{ session: TrainingSession; ended: Promise<boolean> }> {
  const waiting = session.wait({ comparison: null, continued: false, background: false }, null);
  const request = { run, budget: { seconds: 60 }, checkpointPath: '/model', checkpointAside: null };
  const ended = session.train(waiting, () => Promise.resolve(request as never));
  await until(session, ({ phase }) => phase === 'training');
  return { session, ended };
}

describe('a run whose engine broke', () => {
  it('goes on as it was steered, and paused where it was paused', async () => {
    const engine = new BreakingEngine();
    const { session, ended } = await start(engine);
    await session.steer({ learningRate: learningRate / 2, budget: { steps: 500 } });
    await session.pause();
    engine.save('/model', 20);
    engine.break();
    await until(session, ({ phase }) => phase === 'starting');
    await until(session, ({ phase }) => phase === 'paused');
    assert.equal(session.view.steering?.learningRate, learningRate / 2);
    assert.deepEqual(
      engine.told.map(([call]) => call),
      ['train', 'steer', 'pause'],
    );
    assert.deepEqual(engine.told[1], ['steer', { run: 'run', learningRateFactor: 0.5 }]);
    await session.steer({ learningRate });
    assert.deepEqual(engine.told.at(-1), ['steer', { run: 'run', learningRateFactor: 1 }], 'what is left stays');
    engine.end();
    assert.equal(await ended, true);
    session.dispose();
  });

  it('for good can be gone on with where a checkpoint was saved', async () => {
    for (const saves of [false, true]) {
      const engine = new BreakingEngine();
      const { session, ended } = await start(engine);
      if (saves) engine.save('/model', 20);
      engine.die();
      await ended;
      assert.equal(session.view.phase, 'failed');
      assert.equal(session.view.canGoOn, saves);
      assert.deepEqual(session.model.saved, saves ? { path: '/model' } : null);
      session.dispose();
    }
  });
});

describe('a run that came to nothing', () => {
  it('leaves the one before it as it was: what it said, its model and what answers', async () => {
    const engine = new BreakingEngine();
    const { session, ended } = await start(engine);
    engine.end();
    await ended;
    const { view: before, model } = session;
    assert.match(before.sentence ?? '', /^Stopped at step 20/);
    const { ended: nothing } = await start(engine, session, 'another run');
    assert.notDeepEqual(session.model, model);
    engine.end({ learned: false });
    assert.equal(await nothing, false);
    assert.deepEqual(session.view, before);
    assert.deepEqual(session.model, model);
    session.dispose();
  });
});
