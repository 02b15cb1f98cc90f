import { decodePairsCheckpoint } from '../engine/pairsCheckpoint.ts';
import { planPairsResumption, planPairsTraining } from '../engine/pairsDefaults.ts';
import { PairsTrainer } from '../engine/pairsTrainer.ts';
import { parameterCount } from '../engine/parameters.ts';
import type { Backend } from '../engine/backend.ts';
import type { PairsPlanRequest, PairsRunPlan, PairsRunRequest } from '../protocol/trainer.ts';
import type { TextDocument } from '../text/document.ts';
import type { PairsFound } from '../text/pairs/pair.ts';
import { sentence } from '../text/sentence.ts';
import { PairsTask } from './pairsTask.ts';
import { pairsSettings } from './runSettings.ts';

/** Held-out pairs that are decoded live. */
const examplesShown = 6;

/** What would be trained on these pairs. Throws a `Refusal` where they are too few. */
export function planPairs({ pairs }: PairsFound, { settings }: Pick<PairsPlanRequest, 'settings'>): PairsRunPlan {
  const { model, training, corpus } = planPairsTraining(pairs, settings);
  return {
    settings: pairsSettings(model, training),
    parameters: parameterCount(model),
    training: corpus.training.length,
    heldOut: corpus.heldOut.length,
    examples: corpus.heldOut.slice(0, examplesShown).map(({ pair: { source, target } }) => ({ source, target })),
  };
}

/** Makes ready to train on pairs, or to go on from a checkpoint's bytes. */
export function preparePairs(
  found: PairsFound,
  document: TextDocument,
  { settings }: PairsRunRequest,
  { backend, threads, checkpoint }: { backend: Backend; threads: number; checkpoint: Uint8Array | null },
): PairsTask {
  const resumed = checkpoint && decodePairsCheckpoint(checkpoint);
  const plan = resumed ? planPairsResumption(found.pairs, resumed, settings) : planPairsTraining(found.pairs, settings);
  const setup = { ...plan, backend, threads };
  const notes = [...document.warnings];
  if (!resumed) return new PairsTask(PairsTrainer.start(setup), document, notes);
  const same = resumed.document.sha256 === document.identity.sha256;
  if (!same)
    notes.push(
      sentence('These are other pairs than the model was trained on: its weights go on, its training begins anew.'),
    );
  const trainer = PairsTrainer.resume(setup, resumed.parameters, same ? resumed.training : null);
  return new PairsTask(trainer, document, notes);
}
