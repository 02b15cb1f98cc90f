import { computeExample } from '../experiments/formula/computeExample.ts';
import { FormulaLaboratory } from '../experiments/formula/formulaLaboratory.ts';
import { runExperiment } from '../experiments/runExperiment.ts';
import type { Channel } from '../protocol/channel.ts';
import type { ExperimenterCalls, ExperimenterEvents } from '../protocol/experimenter.ts';
import { connect } from '../protocol/rpc.ts';
import { SentenceError } from '../text/sentence.ts';
import { Backends } from './backends.ts';
import { OneAtATime } from './oneAtATime.ts';
import { seconds, type Platform } from './platform.ts';
import { nextTurn } from './turns.ts';

/** Measures for lessons, in a thread of its own: an experiment delays neither training nor an answer of the reader. */
export function serveExperimenter(channel: Channel, platform: Platform, onUnheardError: (error: Error) => void): void {
  const backends = new Backends(platform, (sentence) => onUnheardError(new SentenceError(sentence)));
  // Each measures what so many seconds of this thread are worth: two that share them would measure each other.
  const experiments = new OneAtATime();
  const startReference = () => backends.get('tensorflow');
  const formulas = async () => new FormulaLaboratory(await backends.best(), startReference);
  const host = connect<ExperimenterCalls, ExperimenterEvents>(
    channel,
    {
      async run({ id, run, document }, signal) {
        const backend = await backends.best();
        return experiments.run(() => {
          host.notify('found', { id, result: null });
          return runExperiment(run, document, {
            backend,
            startReference,
            clock: seconds,
            report: (result) => host.notify('found', { id, result }),
            async breathe() {
              await nextTurn();
              signal.throwIfAborted();
            },
          });
        }, signal);
      },
      readSymbol: async (request) => (await formulas()).read(request),
      checkEquation: async (request) => (await formulas()).check(request),
      async computeExample(request) {
        await startReference();
        return computeExample(request);
      },
    },
    { onUnheardError },
  );
}
