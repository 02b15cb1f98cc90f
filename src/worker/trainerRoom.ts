import { decodeCheckpoint } from '../engine/checkpoint.ts';
import { planTraining, type Plan } from '../engine/defaults.ts';
import { parameterCount } from '../engine/parameters.ts';
import { planResumption } from '../engine/resumption.ts';
import { Trainer } from '../engine/trainer.ts';
import type { Channel } from '../protocol/channel.ts';
import { connect, type Peer } from '../protocol/rpc.ts';
import type { Finished, RunRequest, TextSource, TrainerCalls, TrainerEvents } from '../protocol/trainer.ts';
import { documentFromText, type TextDocument } from '../text/document.ts';
import { ActiveRun } from './activeRun.ts';
import { Backends, engineFor } from './backends.ts';
import { CheckpointFile } from './checkpointFile.ts';
import { curveOf } from './curve.ts';
import type { Platform } from './platform.ts';
import type { Publication } from './publication.ts';
import { runSettings } from './runSettings.ts';

/** Answers what the extension host asks of the trainer. */
export function serveTrainer(
  channel: Channel,
  platform: Platform,
  publications: MessagePort,
  onUnheardError: (error: Error) => void,
): TrainerRoom {
  return new TrainerRoom(channel, platform, publications, onUnheardError);
}

class TrainerRoom {
  readonly #platform: Platform;
  readonly #backends: Backends;
  readonly #publications: MessagePort;
  readonly #host: Peer<TrainerEvents>;
  #active: { readonly id: string; readonly run: ActiveRun | null; readonly stopped?: boolean } | undefined;
  #ended: Promise<unknown> = Promise.resolve();

  constructor(channel: Channel, platform: Platform, publications: MessagePort, onUnheardError: (error: Error) => void) {
    this.#platform = platform;
    this.#backends = new Backends(platform);
    this.#publications = publications;
    this.#host = connect<TrainerCalls, TrainerEvents>(
      channel,
      {
        plan: async ({ source, characters, settings }) => {
          const document = await this.#read(source, '');
          const { model, training } = planTraining(document, settings, characters);
          return { settings: runSettings(model, training), parameters: parameterCount(model) };
        },
        train: (request) => this.#train(request),
        pause: (id) => this.#runOf(id)?.pause(),
        resume: (id) => this.#runOf(id)?.resume(),
        stepOnce: (id) => this.#runOf(id)?.stepOnce(),
        stop: (id) => this.#stop(id),
        steer: ({ run, ...change }) => this.#runOf(run)?.steer(change),
      },
      { onUnheardError },
    );
  }

  /** Ends the run under way, if any, and waits until what it learned is saved. */
  async close(): Promise<void> {
    this.#active?.run?.stop();
    await this.#ended;
  }

  /** A run that is still being prepared stops before its first step. */
  #stop(id: string): void {
    if (this.#active?.id === id && !this.#active.run) this.#active = { id, run: null, stopped: true };
    this.#runOf(id)?.stop();
  }

  #runOf(id: string): ActiveRun | null {
    return this.#active?.id === id ? this.#active.run : null;
  }

  async #train(request: RunRequest): Promise<Finished> {
    if (this.#active) throw new Error('Another document is being trained on.');
    this.#active = { id: request.run, run: null };
    const training = this.#trainAlone(request);
    this.#ended = training.catch(() => undefined);
    try {
      return await training;
    } finally {
      this.#active = undefined;
    }
  }

  async #trainAlone(request: RunRequest): Promise<Finished> {
    const document = await this.#read(request.source, request.name);
    const resumption = request.resume && (await this.#resumption(request.resume, document, request));
    const plan: Plan = resumption ?? planTraining(document, request.settings);
    const { engine, notes } = engineFor(request.engine);
    const backend = await this.#backends.get(engine);
    const file = await CheckpointFile.open(this.#platform, request.checkpointPath, request.checkpointAside);
    const setup = { ...plan, backend, threads: request.threads || this.#platform.threads };
    const trainer = resumption ? Trainer.resume(setup, resumption.parameters, resumption.state) : Trainer.start(setup);
    try {
      this.#tellStarted({ ...request, engine }, trainer, [...notes, ...(resumption?.notes ?? [])]);
      this.#platform.clearInterrupt();
      const run = new ActiveRun(request, trainer, {
        platform: this.#platform,
        host: this.#host,
        publish: (publication: Publication) => this.#publications.postMessage(publication),
        file,
      });
      if (this.#active?.stopped) run.stop();
      this.#active = { id: request.run, run };
      return await run.train();
    } finally {
      trainer.dispose();
    }
  }

  #tellStarted(
    { run, engine }: RunRequest,
    { corpus, model, training, history, learningRateFactor }: Trainer,
    notes: readonly string[],
  ): void {
    const { configuration } = model;
    const { document, heldOut } = corpus;
    this.#host.notify('started', {
      run,
      started: {
        settings: runSettings(configuration, training),
        learningRateFactor,
        parameters: parameterCount(configuration),
        vocabulary: configuration.vocabulary,
        characters: document.length,
        heldOutCharacters: heldOut?.characters ?? 0,
        engine,
        warnings: [...document.warnings, ...notes],
        curve: curveOf(history),
      },
    });
  }

  async #resumption(from: NonNullable<RunRequest['resume']>, document: TextDocument, request: RunRequest) {
    const bytes = 'path' in from ? await this.#platform.readFile(from.path) : from.bytes;
    return planResumption(document, decodeCheckpoint(bytes), request.settings);
  }

  async #read(source: TextSource, name: string): Promise<TextDocument> {
    return source.kind === 'text'
      ? documentFromText(name, source.text)
      : this.#platform.readDocument(source.path, name);
  }
}
