import assert from 'node:assert/strict';
import type { Services } from '../../../src/models/services.ts';
import type { RunState, Sample } from '../../../src/protocol/playground.ts';
import type { GenerateRequest } from '../../../src/protocol/reader.ts';
import type { TrainingSession } from '../../../src/sessions/trainingSession.ts';
import { SampleWriter } from '../../../src/training/sampleWriter.ts';

/** A session that stands where it is told to, and an engine that writes its model's name and the temperature. */
function scene() {
  const shown: (string | null)[] = [];
  let changed: (change: { restart: boolean }) => void = () => undefined;
  let published: (event: { run: string }) => void = () => undefined;
  const session = {
    view: { phase: 'idle' },
    purpose: { comparison: null },
    request: { run: 'run' },
    model: { run: null, saved: { path: 'first' } },
    publishedStep: 0,
    onDidChange(listener: typeof changed) {
      changed = listener;
      return { dispose: () => undefined };
    },
  };
  const reader = {
    request: (_name: string, { model, temperature }: GenerateRequest) =>
      Promise.resolve({ text: `${model.saved?.path} ${temperature}`, step: session.publishedStep }),
  };
  const engine = {
    reader: () => Promise.resolve(reader),
    onDidPublish(listener: typeof published) {
      published = listener;
      return { dispose: () => undefined };
    },
  };
  const log = { warn: (sentence: string) => shown.push(sentence) };
  const show = (sample: Sample | null) => shown.push(sample && sample.text);
  const opened = () =>
    new SampleWriter({ engine, log } as unknown as Services, session as unknown as TrainingSession, show);
  return {
    samples: opened(),
    /** Another playground. */
    opened,
    shown,
    /** Another model answers in this phase, or none. */
    begin: (phase: RunState['phase'], path: string) => {
      session.view = { phase };
      session.model = { run: null, saved: { path } };
      session.publishedStep = 0;
      changed({ restart: true });
    },
    publish: () => {
      session.publishedStep++;
      published({ run: 'run' });
    },
    /** The run under way ends, or waits. */
    stand: (phase: 'finished' | 'paused') => {
      session.view = { phase };
      changed({ restart: false });
    },
    /** Waits for what is being written. */
    written: () => new Promise((resolve) => void setImmediate(resolve)),
  };
}

describe('what a network writes in its playground', () => {
  it('is written at once where a saved model answers, and again at another temperature', async () => {
    const { samples, shown, begin, written } = scene();
    samples.wanted = true;
    begin('finished', 'first');
    await written();
    samples.temperature = 2;
    await written();
    assert.deepEqual(shown, ['first 0.8', 'first 2']);
  });

  it('is written when somebody looks, where nobody did before', async () => {
    const { samples, shown, begin, written } = scene();
    begin('finished', 'first');
    await written();
    assert.deepEqual(shown, []);
    samples.wanted = true;
    await written();
    assert.deepEqual(shown, ['first 0.8']);
  });

  it('goes when its model is forgotten', async () => {
    const { samples, shown, begin, publish, written } = scene();
    samples.wanted = true;
    publish();
    await written();
    begin('idle', 'none');
    await written();
    assert.deepEqual(shown, ['first 0.8', null]);
    assert.equal(samples.latest, null);
  });

  it('is that of the other model when one is adopted, also while the one before still writes', async () => {
    const { samples, shown, begin, written } = scene();
    samples.wanted = true;
    begin('finished', 'first');
    begin('finished', 'second');
    await written();
    assert.deepEqual(shown, ['second 0.8']);
  });

  it('is that of the weights a run ended with or waits at, whichever is heard of first', async () => {
    for (const phase of ['finished', 'paused'] as const) {
      const { samples, shown, begin, publish, stand, written } = scene();
      samples.wanted = true;
      begin('training', 'first');
      for (const happens of [publish, publish, () => stand(phase), publish]) {
        happens();
        await written();
      }
      assert.deepEqual(shown, ['first 0.8', 'first 0.8', 'first 0.8'], phase);
    }
  });

  it('is that of the weights a run ended with or waits at also where nobody looked then, once somebody looks again', async () => {
    for (const phase of ['finished', 'paused'] as const) {
      const { samples, begin, publish, stand, written } = scene();
      samples.wanted = true;
      begin('training', 'first');
      publish();
      await written();
      samples.wanted = false;
      publish();
      stand(phase);
      publish();
      await written();
      assert.equal(samples.latest?.step, 1, phase);
      samples.wanted = true;
      await written();
      assert.equal(samples.latest?.step, 3, phase);
    }
  });

  it('is written as soon as somebody looks while training goes on', async () => {
    const { samples, shown, begin, publish, written } = scene();
    begin('training', 'first');
    publish();
    await written();
    assert.deepEqual(shown, []);
    samples.wanted = true;
    await written();
    assert.deepEqual(shown, ['first 0.8']);
  });

  it('is that of the weights a paused run waits at in a playground that is opened only then', async () => {
    const { opened, begin, publish, stand, written } = scene();
    begin('training', 'first');
    publish();
    stand('paused');
    const samples = opened();
    samples.wanted = true;
    await written();
    assert.equal(samples.latest?.step, 1);
  });

  it('is not written before a run published anything', async () => {
    const { samples, shown, begin, publish, written } = scene();
    samples.wanted = true;
    begin('training', 'first');
    samples.temperature = 1;
    await written();
    assert.deepEqual(shown, []);
    publish();
    await written();
    assert.deepEqual(shown, ['first 1']);
  });
});
