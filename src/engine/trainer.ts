import type { Corpus } from '../text/corpus.ts';
import { sentence, SentenceError } from '../text/sentence.ts';
import type { Backend, DocumentModel } from './backend.ts';
import { LaneBatches } from './batches.ts';
import type { Checkpoint, Judged } from './checkpoint.ts';
import type { DocumentModelConfiguration, TrainingConfiguration } from './configuration.ts';
import type { HistoryPoint } from './history.ts';
import { judge, type Judgement } from './judgement.ts';
import { initialParameters, parameterCount } from './parameters.ts';
import { hash32 } from './random.ts';
import { StepwiseTrainer, type BatchStep, type StepReport } from './stepwiseTrainer.ts';
import type { Tensors } from './tensor.ts';
import { ratesOf } from './textRates.ts';
import type { TrainingState } from './trainingState.ts';

export interface TrainerSetup {
  readonly backend: Backend;
  readonly corpus: Corpus;
  readonly model: DocumentModelConfiguration;
  readonly training: TrainingConfiguration;
  readonly threads: number;
}

/** Most held-out tokens judged while training goes on. */
const validationTokens = 16_384;

/** Share of training's time that validation may take, scoring a token costing a third of training on it. */
const validationShare = 0.05;

/** `hash32`'s stream for the dropout seed of each step. */
const dropoutStream = 102;

/** Trains one document's language model step by step. */
export class Trainer extends StepwiseTrainer<DocumentModel, Judgement, HistoryPoint> {
  readonly corpus: Corpus;
  readonly training: TrainingConfiguration;
  readonly #batches: LaneBatches;

  private constructor(setup: TrainerSetup, parameters: Tensors, state: TrainingState | null) {
    const { backend, corpus, model, training, threads } = setup;
    const { batch, sequence, seed, learningRate } = training;
    const capacity = { batch, sequence, threads, trainable: true };
    super({
      model: backend.createDocumentModel(model, state?.last ?? parameters, capacity),
      parameters,
      state,
      learningRate,
      vocabulary: model.vocabulary,
    });
    this.corpus = corpus;
    this.training = training;
    this.#batches = new LaneBatches(corpus.training, training, seed, state?.cursor);
    if (state) this.model.writeCarriedState(state.carried);
  }

  /** Begins with weights drawn from the seed. Throws when the model does not fit into memory. */
  static start(setup: TrainerSetup): Trainer {
    return new Trainer(setup, drawParameters(setup), null);
  }

  /** Goes on from a checkpoint's weights and, with its state, as if it had never stopped. */
  static resume(setup: TrainerSetup, parameters: Tensors, state: TrainingState | null): Trainer {
    return new Trainer(setup, parameters, state);
  }

  override get epoch(): number {
    return this.tokens / this.corpus.training.length;
  }

  override get validationInterval(): number {
    const judged = Math.min(validationTokens, this.corpus.heldOut?.tokens.length ?? 0);
    const perStep = this.training.batch * this.training.sequence;
    return Math.max(10, Math.ceil(judged / 3 / validationShare / perStep));
  }

  /** Everything to save; `judged` is what the caller found out about the best weights. */
  checkpoint(judged: Judged | null = null): Checkpoint {
    const { document, vocabulary, heldOutStart } = this.corpus;
    return {
      configuration: this.model.configuration,
      vocabulary,
      document: document.identity,
      parameters: this.bestParameters(),
      judged,
      training: {
        ...this.courseState,
        configuration: this.training,
        cursor: this.#batches.cursor,
        heldOutStart,
        carried: this.model.readCarriedState(),
        rates: ratesOf(this.corpus),
      },
    };
  }

  protected override takeStep(learningRate: number): BatchStep {
    if (this.#batches.startsEpoch) this.model.writeCarriedState(null);
    const { clip, seed } = this.training;
    const batch = this.#batches.current();
    const dropoutSeed = hash32(seed, dropoutStream, this.step);
    return {
      ...this.model.trainStep(batch, { learningRate, clip, dropoutSeed }),
      tokens: batch.batch * batch.time,
      goOn: () => this.#batches.advance(),
    };
  }

  protected override get judgeable(): boolean {
    return this.corpus.heldOut !== null;
  }

  protected override judge(by: 'sample' | 'everything'): Judgement | null {
    const { heldOut, training } = this.corpus;
    const { batch, sequence } = this.training;
    const limit = by === 'sample' ? validationTokens : Infinity;
    return heldOut && judge(this.model, heldOut, { context: training, batch, sequence, limit });
  }

  protected override pointAt(
    { step, gradientNorm, learningRate }: StepReport,
    trainLoss: number,
    judgement: Judgement | null,
  ): HistoryPoint {
    return {
      step,
      seconds: this.seconds,
      trainLoss,
      validationLoss: judgement?.loss ?? null,
      bitsPerCharacter: judgement?.bitsPerCharacter ?? null,
      gradientNorm,
      learningRate,
    };
  }

  protected override forgetState(): void {
    this.model.writeCarriedState(null);
  }
}

function drawParameters({ model, training }: TrainerSetup): Tensors {
  try {
    return initialParameters(model, training.seed);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const megabytes = Math.round((4 * parameterCount(model)) / 2 ** 20);
    const refusal = sentence('The weights of this model alone take {0} MB, more memory than there is.', megabytes);
    throw new SentenceError(refusal, { cause: error });
  }
}
