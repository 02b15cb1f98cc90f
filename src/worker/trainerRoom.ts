import type { Backend } from '../engine/backend.ts';
import { decodeCheckpoint } from '../engine/checkpoint.ts';
import { planTraining, type Plan } from '../engine/defaults.ts';
import { parameterCount } from '../engine/parameters.ts';
import { planResumption } from '../engine/resumption.ts';
import { Trainer } from '../engine/trainer.ts';
import type { Channel } from '../protocol/channel.ts';
import { connect, type Peer } from '../protocol/rpc.ts';
import type {
  DocumentRunRequest,
  Finished,
  PairReading,
  PairsRunRequest,
  RunRequest,
  TextSource,
  TrainerCalls,
  TrainerEvents,
} from '../protocol/trainer.ts';
import { documentFromText, type TextDocument } from '../text/document.ts';
import type { PairsFound } from '../text/pairs/pair.ts';
import { sentence, SentenceError, type Sentence } from '../text/sentence.ts';
import { ActiveRun } from './activeRun.ts';
import { Backends, engineFor } from './backends.ts';
import { CheckpointFile } from './checkpointFile.ts';
import { DocumentTask } from './documentTask.ts';
import { planComparison } from './planComparison.ts';
import type { Platform } from './platform.ts';
import type { PairsTask } from './pairsTask.ts';
import { planPairs, preparePairs } from './preparePairs.ts';
import type { Publication } from './publication.ts';
import { readDocumentPairs } from './readPairs.ts';
import { runSettings } from './runSettings.ts';
import type { RunTask } from './runTask.ts';

/** What a trainer is made with, beside what it learns. */
interface Surroundings {
  readonly backend: Backend;
  readonly threads: number;
}

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
  #active: { readonly id: string; readonly run: ActiveRun<unknown> | null; readonly stopped?: boolean } | undefined;
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
        planPairs: async ({ source, reading, settings }) => {
          const document = await this.#read(source, '');
          return planPairs(await this.#readPairs(document, reading), document, { settings });
        },
        planComparison: async ({ source, settings, equal }) =>
          planComparison(planTraining(await this.#read(source, ''), { ...settings, cell: 'lstm' }), equal),
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

  #runOf(id: string): ActiveRun<unknown> | null {
    return this.#active?.id === id ? this.#active.run : null;
  }

  async #train(request: RunRequest): Promise<Finished> {
    if (this.#active) throw new SentenceError(sentence('Another document is being trained on.'));
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
    const { engine, notes } = engineFor(request.engine);
    const document = await this.#read(request.source, request.name);
    const backend = await this.#backends.get(engine);
    const surroundings = { backend, threads: request.threads || this.#platform.threads };
    return request.task === 'pairs'
      ? this.#run(request, engine, notes, await this.#pairsTask(request, document, surroundings))
      : this.#run(request, engine, notes, await this.#documentTask(request, document, surroundings));
  }

  async #run<Judged>(
    request: RunRequest,
    engine: RunRequest['engine'],
    notes: readonly Sentence[],
    task: RunTask<Judged>,
  ): Promise<Finished> {
    try {
      const { warnings, ...started } = task.started();
      const { run } = request;
      const file = await CheckpointFile.open(this.#platform, request);
      this.#platform.clearInterrupt();
      const active = new ActiveRun(request, task, {
        platform: this.#platform,
        host: this.#host,
        publish: (publication: Publication) => this.#publications.postMessage(publication),
        file,
      });
      if (this.#active?.stopped) active.stop();
      this.#active = { id: run, run: active };
      // Whoever hears of it can pause it at once.
      const told = { ...started, engine, warnings: [...notes, ...warnings] };
      this.#host.notify('started', { run, started: told, stamp: file.stamp });
      return await active.train();
    } finally {
      task.trainer.dispose();
    }
  }

  async #documentTask(
    request: DocumentRunRequest,
    document: TextDocument,
    around: Surroundings,
  ): Promise<DocumentTask> {
    const checkpoint = await this.#resumed(request);
    const resumption = checkpoint && planResumption(document, decodeCheckpoint(checkpoint), request.settings);
    const plan: Plan = resumption ?? planTraining(document, request.settings);
    const setup = { ...plan, ...around };
    const trainer = resumption ? Trainer.resume(setup, resumption.parameters, resumption.state) : Trainer.start(setup);
    return new DocumentTask(trainer, resumption?.notes ?? []);
  }

  async #pairsTask(request: PairsRunRequest, document: TextDocument, around: Surroundings): Promise<PairsTask> {
    const found = await this.#readPairs(document, request.reading);
    const checkpoint = await this.#resumed(request);
    return preparePairs(found, document, request, { ...around, checkpoint });
  }

  async #resumed({ resume }: RunRequest): Promise<Uint8Array | null> {
    return resume && this.#platform.readFile(resume.path);
  }

  async #readPairs(document: TextDocument, reading: PairReading): Promise<PairsFound> {
    const targets = reading.targets && (await this.#read(reading.targets, ''));
    return readDocumentPairs(document, reading, targets);
  }

  async #read(source: TextSource, name: string): Promise<TextDocument> {
    return source.kind === 'text'
      ? documentFromText(name, source.text)
      : this.#platform.readDocument(source.path, name);
  }
}
