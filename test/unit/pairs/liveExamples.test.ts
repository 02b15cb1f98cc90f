import assert from 'node:assert/strict';
import type { Services } from '../../../src/models/services.ts';
import { LiveExamples } from '../../../src/pairs/liveExamples.ts';
import type { RunState } from '../../../src/protocol/playground.ts';
import type { PairsPlanRequest, RunRequest, RunStarted } from '../../../src/protocol/trainer.ts';
import type { TranslateRequest } from '../../../src/protocol/translation.ts';
import type { TrainingSession } from '../../../src/sessions/trainingSession.ts';

const pairsOf = (text: string) => ({
  source: { kind: 'text' as const, text },
  reading: { format: 'tabs' as const, columns: null, targets: null },
});

/** A session that stands where it is told to, over an engine that holds out a pair named for how it is asked to. */
function scene() {
  const planned: PairsPlanRequest[] = [];
  let changed: (change: { restart: boolean }) => void = () => undefined;
  let published: (event: { run: string }) => void = () => undefined;
  const session = {
    view: { phase: 'idle' } as Pick<RunState, 'phase'> & { started?: RunStarted | null },
    request: undefined as Pick<RunRequest, 'run'> | undefined,
    model: { run: null, saved: { path: 'saved' } },
    publishedStep: 0,
    onDidChange(listener: typeof changed) {
      changed = listener;
      return { dispose: () => undefined };
    },
  };
  const trainer = {
    request: (_name: 'planPairs', request: PairsPlanRequest) => {
      planned.push(request);
      const { seed, heldOut } = request.settings;
      const digest = request.source.kind === 'text' ? `digest of ${request.source.text}` : '';
      return Promise.resolve({ digest, examples: [{ source: `${seed} ${heldOut}`, target: '' }] });
    },
  };
  const reader = {
    request: (_name: 'translate', { source }: TranslateRequest) =>
      Promise.resolve({ output: source, step: session.publishedStep }),
  };
  const engine = {
    trainer: () => Promise.resolve(trainer),
    reader: () => Promise.resolve(reader),
    onDidPublish(listener: typeof published) {
      published = listener;
      return { dispose: () => undefined };
    },
  };
  const services = { engine, log: { warn: (sentence: string) => assert.fail(sentence) } };
  const opened = () => {
    const examples = new LiveExamples(
      services as unknown as Services,
      session as unknown as TrainingSession,
      () => Promise.resolve(pairsOf('now')),
      () => undefined,
    );
    examples.wanted = true;
    return examples;
  };
  const begin = (phase: RunState['phase'], started: Partial<RunStarted>) => {
    session.view = { phase, started: started as RunStarted };
    changed({ restart: true });
  };
  return {
    /** A panel somebody looks at. */
    opened,
    planned,
    /** A run of this text that holds this source out. */
    train: (text: string, heldOut: string) => {
      session.request = { run: 'run' };
      begin('training', { digest: `digest of ${text}`, examples: [{ source: heldOut, target: '' }] });
    },
    /** A model of this text answers that was saved in another life of the window, trained with this seed. */
    restore: (text: string, seed: number) => {
      const settings = { seed, heldOut: 0.2, hidden: 32 } as RunStarted['settings'];
      begin('finished', { digest: `digest of ${text}`, settings });
    },
    publish: () => {
      session.publishedStep++;
      published({ run: 'run' });
    },
    decoded: () => new Promise((resolve) => void setImmediate(resolve)),
  };
}

describe('the held-out examples of a panel of pairs', () => {
  const outputs = ({ latest }: LiveExamples) => latest.map(({ output }) => output);

  it('are those held out of the run that is shown, and nothing is planned for them', async () => {
    const { opened, planned, train, publish, decoded } = scene();
    const examples = opened();
    train('then', 'held out');
    publish();
    await decoded();
    assert.deepEqual(outputs(examples), ['held out']);
    assert.deepEqual(planned, []);
  });

  it('are those of the saved model in a panel that is opened anew, by the seed and share it was trained with', async () => {
    const { opened, planned, restore, decoded } = scene();
    restore('now', 3);
    const examples = opened();
    await decoded();
    assert.deepEqual(outputs(examples), ['3 0.2']);
    assert.deepEqual(planned, [{ ...pairsOf('now'), settings: { seed: 3, heldOut: 0.2 } }]);
  });

  it('are none where the document is no longer the one that was learned', async () => {
    const { opened, planned, restore, decoded } = scene();
    const examples = opened();
    restore('then', 3);
    await decoded();
    assert.equal(planned.length, 1);
    assert.deepEqual(outputs(examples), []);
  });
});
