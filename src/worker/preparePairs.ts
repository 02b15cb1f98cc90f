import { decodePairsCheckpoint } from '../engine/pairsCheckpoint.ts';
import { planPairsTraining } from '../engine/pairsDefaults.ts';
import { planPairsResumption } from '../engine/pairsResumption.ts';
import { PairsTrainer } from '../engine/pairsTrainer.ts';
import { parameterCount } from '../engine/parameters.ts';
import type { Backend } from '../engine/backend.ts';
import type { PairsPlanRequest, PairsRunPlan, PairsRunRequest } from '../protocol/trainer.ts';
import type { TextDocument } from '../text/document.ts';
import type { PairsFound } from '../text/pairs/pair.ts';
import { heldOutExamples } from './heldOutExamples.ts';
import { PairsTask } from './pairsTask.ts';
import { pairsSettings } from './runSettings.ts';

/** What would be trained on these pairs. Throws a `Refusal` where they are too few. */
export function planPairs(
  { pairs }: PairsFound,
  document: TextDocument,
  { settings }: Pick<PairsPlanRequest, 'settings'>,
): PairsRunPlan {
  const { model, training, corpus } = planPairsTraining(pairs, settings);
  return {
    settings: pairsSettings(model, training),
    parameters: parameterCount(model),
    training: corpus.training.length,
    heldOut: corpus.heldOut.length,
    digest: document.identity.sha256,
    examples: heldOutExamples(corpus),
  };
}

/** Makes ready to train on pairs, or to go on from a checkpoint's bytes. */
export function preparePairs(
  found: PairsFound,
  document: TextDocument,
  { settings }: PairsRunRequest,
  { backend, threads, checkpoint }: { backend: Backend; threads: number; checkpoint: Uint8Array | null },
): PairsTask {
  const resumption =
    checkpoint &&
    planPairsResumption(found.pairs, document.identity.sha256, decodePairsCheckpoint(checkpoint), settings);
  const setup = { ...(resumption ?? planPairsTraining(found.pairs, settings)), backend, threads };
  const trainer = resumption
    ? PairsTrainer.resume(setup, resumption.parameters, resumption.state)
    : PairsTrainer.start(setup);
  return new PairsTask(trainer, document, [...document.warnings, ...(resumption?.notes ?? [])]);
}
