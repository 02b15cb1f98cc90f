import { encodeCorpus } from '../text/corpus.ts';
import type { TextDocument } from '../text/document.ts';
import { heldOutStart } from '../text/heldOut.ts';
import { sentence, type Sentence } from '../text/sentence.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { Choices, Plan } from './defaults.ts';
import { chooseSizes } from './defaults.ts';
import { requireSameModel } from './fixedSetting.ts';
import type { Tensors } from './tensor.ts';
import type { CourseState, TrainingState } from './trainingState.ts';

/** A plan to go on from a checkpoint. */
export interface Resumption extends Plan {
  readonly parameters: Tensors;
  /** Null where the checkpoint carries no training: its weights are all there is to go on from. */
  readonly state: TrainingState | null;
  /** Sentences its owner should know. */
  readonly notes: readonly Sentence[];
}

const otherText = sentence('This is not the text the model was trained on: it goes on with the new one.');

const otherShare = sentence('Another share of the text is held out than before.');

const learnedBefore = sentence('The model may have learned some of what is held out now.');

/**
 * Plans to go on training a checkpoint's model on a document. With the text and settings it was trained with, it goes on as if it
 * had never stopped; with others it keeps what it has learned. Throws `FixedSetting` for choices that would need another model.
 */
export function planResumption(document: TextDocument, checkpoint: Checkpoint, choices: Choices): Resumption {
  const { configuration, vocabulary } = checkpoint;
  const state = steeredBy(choices, checkpoint.training);
  requireSameModel(configuration, choices);
  const before = state?.configuration ?? chooseSizes(document.length, choices).training;
  const training = {
    seed: choices.seed ?? before.seed,
    batch: choices.batch ?? before.batch,
    sequence: choices.sequence ?? before.sequence,
    learningRate: choices.learningRate ?? before.learningRate,
    clip: choices.clip ?? before.clip,
    heldOut: choices.heldOut ?? before.heldOut,
  };
  const model = {
    ...configuration,
    dropout: choices.dropout ?? configuration.dropout,
    attentionWindow: choices.attentionWindow ?? configuration.attentionWindow,
  };
  const sameText = document.identity.sha256 === checkpoint.document.sha256;
  const sameParts = sameText && training.heldOut === before.heldOut;
  const start = sameParts && state ? state.heldOutStart : heldOutStart(document, training.heldOut);
  const corpus = encodeCorpus(document, vocabulary, start);
  const plan = { corpus, model, training, notes: sameParts ? [] : sameText ? notesOfShare(start, state) : [otherText] };
  if (!state) return { ...plan, parameters: checkpoint.parameters, state };
  const sameBatches = (['seed', 'batch', 'sequence'] as const).every((key) => training[key] === before[key]);
  const beginning = { cursor: { epoch: state.cursor.epoch + 1, window: 0 }, carried: null };
  if (sameParts)
    return { ...plan, parameters: checkpoint.parameters, state: sameBatches ? state : { ...state, ...beginning } };
  // What was best on another held-out text says nothing about this one.
  const earlyStopping = { bestLoss: null, bestStep: state.step };
  return {
    ...plan,
    parameters: state.last ?? checkpoint.parameters,
    state: { ...state, ...beginning, earlyStopping, last: null, heldOutStart: start },
  };
}

function notesOfShare(start: number, before: TrainingState | null): Sentence[] {
  return before && start < before.heldOutStart ? [otherShare, learnedBefore] : [otherShare];
}

/** A learning rate that is chosen anew counts as it is, whatever the one before was steered to. */
export function steeredBy<State extends CourseState<unknown>>(
  { learningRate }: { readonly learningRate?: number | undefined },
  state: State | null,
): State | null {
  return state && learningRate !== undefined ? { ...state, learningRateFactor: 1 } : state;
}
