import type { Pair } from '../text/pairs/pair.ts';
import { sentence, type Sentence } from '../text/sentence.ts';
import { requireSameModel } from './fixedSetting.ts';
import type { PairsCheckpoint } from './pairsCheckpoint.ts';
import { planPairsTraining, type PairsChoices, type PairsPlan } from './pairsDefaults.ts';
import type { PairsTrainingState } from './pairsTrainingState.ts';
import { steeredBy } from './resumption.ts';
import type { Tensors } from './tensor.ts';

/** A plan to go on from a checkpoint of a model of pairs. */
export interface PairsResumption extends PairsPlan {
  readonly parameters: Tensors;
  /** Null where training begins anew from the checkpoint's weights. */
  readonly state: PairsTrainingState | null;
  /** Sentences its owner should know. */
  readonly notes: readonly Sentence[];
}

const otherPairs = sentence(
  'These are other pairs than the model was trained on: its weights go on, its training begins anew.',
);

const otherHeldOut = sentence('Other pairs are held out than before: the model may have learned some of them.');

/**
 * Plans to go on training a checkpoint's model on the pairs of a document with this SHA-256. With the pairs and settings it was trained
 * with, it goes on as if it had never stopped. Throws `FixedSetting` for choices that would need another model, a `Refusal` for fewer
 * pairs than `fewestPairs`.
 */
export function planPairsResumption(
  pairs: readonly Pair[],
  sha256: string,
  checkpoint: PairsCheckpoint,
  choices: PairsChoices,
): PairsResumption {
  const { configuration, vocabularies } = checkpoint;
  requireSameModel(configuration, choices);
  const trained = steeredBy(choices, checkpoint.training);
  const all = { ...configuration, ...trained?.configuration, ...defined(choices) };
  const plan = planPairsTraining(pairs, all, vocabularies);
  const sameDocument = sha256 === checkpoint.document.sha256;
  const state = sameDocument ? trained : null;
  if (!state) return { ...plan, parameters: checkpoint.parameters, state, notes: sameDocument ? [] : [otherPairs] };
  const same = (key: 'seed' | 'batch' | 'heldOut'): boolean => plan.training[key] === state.configuration[key];
  const beginning = { cursor: { epoch: state.cursor.epoch + 1, batch: 0 } };
  // The seed draws which pairs are held out.
  if (same('seed') && same('heldOut')) {
    // Read with other columns, the same document may have fewer pairs.
    const batches = Math.ceil(plan.corpus.training.length / plan.training.batch);
    const cursor = same('batch') && state.cursor.batch < batches ? {} : beginning;
    return { ...plan, parameters: checkpoint.parameters, state: { ...state, ...cursor }, notes: [] };
  }
  // What was best on other held-out pairs says nothing about these.
  const earlyStopping = { bestLoss: null, bestStep: state.step };
  return {
    ...plan,
    parameters: state.last ?? checkpoint.parameters,
    state: { ...state, ...beginning, earlyStopping, last: null },
    notes: [otherHeldOut],
  };
}

/** The entries that were decided. */
function defined<T extends object>(choices: T): Partial<T> {
  return Object.fromEntries(Object.entries(choices).filter(([, value]) => value !== undefined)) as Partial<T>;
}
