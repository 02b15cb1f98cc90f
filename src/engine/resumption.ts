import { encodeCorpus } from '../text/corpus.ts';
import type { TextDocument } from '../text/document.ts';
import { heldOutStart } from '../text/heldOut.ts';
import { sentence, SentenceError, type Sentence } from '../text/sentence.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { DocumentModelConfiguration } from './configuration.ts';
import type { Choices, Plan } from './defaults.ts';
import { chooseSizes } from './defaults.ts';
import type { Tensors } from './tensor.ts';
import type { TrainingState } from './trainingState.ts';

/** A setting that a trained model cannot change any more. */
export class FixedSetting extends SentenceError {
  override readonly name = 'FixedSetting';
  readonly setting: keyof DocumentModelConfiguration;

  constructor(setting: keyof DocumentModelConfiguration, value: string) {
    super(sentence("A training that goes on keeps its model's {0} ({1}).", setting, value));
    this.setting = setting;
  }
}

/** A plan to go on from a checkpoint. */
export interface Resumption extends Plan {
  readonly parameters: Tensors;
  /** Null where the checkpoint carries no training: its weights are all there is to go on from. */
  readonly state: TrainingState | null;
  /** Sentences its owner should know. */
  readonly notes: readonly Sentence[];
}

/** Only dropout is no part of a model's shape and meaning. */
const changeable = new Set(['dropout', 'attentionWindow']);

/**
 * Plans to go on training a checkpoint's model on a document. With the text and settings it was trained with, it goes on as if it
 * had never stopped; with others it keeps what it has learned. Throws `FixedSetting` for choices that would need another model.
 */
export function planResumption(document: TextDocument, checkpoint: Checkpoint, choices: Choices): Resumption {
  const { configuration, vocabulary } = checkpoint;
  const state = steeredBy(choices, checkpoint.training);
  for (const [key, value] of Object.entries(choices)) {
    const trained = configuration[key as keyof DocumentModelConfiguration];
    if (value === undefined || !(key in configuration) || changeable.has(key) || value === trained) continue;
    throw new FixedSetting(key as keyof DocumentModelConfiguration, String(trained));
  }
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
  const sameText = document.identity.sha256 === checkpoint.document.sha256 && training.heldOut === before.heldOut;
  const start = sameText && state ? state.heldOutStart : heldOutStart(document, training.heldOut);
  const corpus = encodeCorpus(document, vocabulary, start);
  const notes = sameText
    ? []
    : [sentence('This is not the text the model was trained on: it goes on with the new one.')];
  const plan = { corpus, model, training, notes };
  if (!state) return { ...plan, parameters: checkpoint.parameters, state };
  const sameBatches = (['seed', 'batch', 'sequence'] as const).every((key) => training[key] === before[key]);
  const beginning = { cursor: { epoch: state.cursor.epoch + 1, window: 0 }, carried: null };
  if (sameText)
    return { ...plan, parameters: checkpoint.parameters, state: sameBatches ? state : { ...state, ...beginning } };
  // What was best on another text says nothing about this one.
  const earlyStopping = { bestLoss: null, bestStep: state.step };
  return {
    ...plan,
    parameters: state.last ?? checkpoint.parameters,
    state: { ...state, ...beginning, earlyStopping, last: null, heldOutStart: start },
  };
}

/** A learning rate that is chosen anew counts as it is, whatever the one before was steered to. */
function steeredBy(choices: Choices, state: TrainingState | null): TrainingState | null {
  return state && choices.learningRate !== undefined ? { ...state, learningRateFactor: 1 } : state;
}
