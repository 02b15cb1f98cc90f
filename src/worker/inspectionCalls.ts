import { nextTurn } from './turns.ts';
import type { InspectionCalls } from '../protocol/inspection.ts';
import type { Handlers } from '../protocol/rpc.ts';
import { inspectInfluence, inspectHorizon } from './inspectInfluence.ts';
import { inspectLookBack } from './inspectLookBack.ts';
import { inspectSearch } from './inspectPlaces.ts';
import { inspectCounting, inspectExpectations, inspectQuantity } from './inspectStretch.ts';
import { inspectUnits } from './inspectUnits.ts';
import { HeldTexts } from './heldTexts.ts';
import type { ReaderModels } from './readerModels.ts';
import { Readings } from './readings.ts';

/** Answers about the inside of models. Long work gives others their turn and ends when nobody wants it any more. */
export function inspectionCalls(models: ReaderModels): Handlers<InspectionCalls> {
  const texts = new HeldTexts();
  const readings = new Readings(models, texts);
  const pauseUntil = (signal: AbortSignal) => async () => {
    await nextTurn();
    signal.throwIfAborted();
  };
  return {
    holdText: ({ text, version, content }) => texts.hold(text, version, content),
    snapshots: (run) => models.snapshotsOf(run),
    quantity: (request, signal) => readings.use(request, (open) => inspectQuantity(open, request, pauseUntil(signal))),
    expectations: (request, signal) =>
      readings.use(request, (open) => inspectExpectations(open, request, pauseUntil(signal))),
    counting: (request, signal) => readings.use(request, (open) => inspectCounting(open, request, pauseUntil(signal))),
    search: (request, signal) => readings.use(request, (open) => inspectSearch(open, request, pauseUntil(signal))),
    lookBack: (request, signal) => readings.use(request, (open) => inspectLookBack(open, request, pauseUntil(signal))),
    influence: (request, signal) =>
      readings.use(request, (open) => inspectInfluence(open, request, pauseUntil(signal))),
    horizon: (request, signal) => readings.use(request, (open) => inspectHorizon(open, pauseUntil(signal))),
    rankUnits: (request, signal) => readings.use(request, (open) => inspectUnits(open, request, pauseUntil(signal))),
  };
}
