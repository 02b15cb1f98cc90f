import type { Channel } from '../protocol/channel.ts';
import type { PredictorCalls, PredictorEvents } from '../protocol/predictor.ts';
import { connect } from '../protocol/rpc.ts';
import { SentenceError } from '../text/sentence.ts';
import { attachNetwork } from './attachNetwork.ts';
import { Backends } from './backends.ts';
import type { Platform } from './platform.ts';
import { PredictedDocuments } from './predictedDocuments.ts';
import { nextTurn } from './turns.ts';

/** The question that belongs to a keystroke follows it so soon: its test can wait for it, a person for no test. */
const millisecondsUntilAnswered = 10;

/** Suggests words, in a thread of its own: neither training nor a long answer of the reader makes a keystroke wait. */
export function servePredictor(channel: Channel, platform: Platform, onUnheardError: (error: Error) => void): void {
  const backends = new Backends(platform, (sentence) => onUnheardError(new SentenceError(sentence)));
  const documents = new PredictedDocuments();
  const host = connect<PredictorCalls, PredictorEvents>(
    channel,
    {
      open: ({ document, version, text }) => documents.open(document, version, text),
      async edit(change) {
        const { document, threshold } = change;
        const edited = documents.edit(change);
        if (!edited) return;
        await untilAnswered();
        if (!edited.disposed && edited.examine(threshold))
          host.notify('scored', { document, scoreboard: edited.scoreboard });
      },
      close: (document) => documents.close(document),
      async attach({ document, weights }, signal) {
        await attachNetwork(documents.find(document), weights, backends, signal);
        host.notify('scored', { document, scoreboard: documents.find(document).scoreboard });
      },
      detach(document) {
        const scoreboard = documents.detach(document);
        if (scoreboard) host.notify('scored', { document, scoreboard });
      },
      async predict({ document, version, offset, count, sure }, signal) {
        // A cancellation that is already on its way saves the work.
        await nextTurn();
        signal.throwIfAborted();
        return documents.find(document, version).predict(offset, count, sure);
      },
    },
    { onUnheardError },
  );
}

function untilAnswered(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, millisecondsUntilAnswered);
  });
}
