import type { ModelReference } from '../protocol/reader.ts';
import { sentence, SentenceError } from '../text/sentence.ts';
import type { Backends } from './backends.ts';
import type { Platform } from './platform.ts';
import type { Publication, Published } from './publication.ts';
import { createReadable, publishedIn, type Readable, type ReadableModel, type ReadablePairs } from './readable.ts';
import { Snapshots } from './snapshots.ts';

/** Models kept ready; the one asked longest ago makes room for a new one. */
const mostModels = 4;

/** The models the reader answers for: the newest weights of runs, and checkpoints. */
export class ReaderModels {
  readonly #platform: Platform;
  readonly #backends: Backends;
  readonly #published = new Map<string, Publication>();
  readonly #ready = new Map<string, Readable>();
  readonly #snapshots = new Snapshots();
  /** How many are using each model this moment. */
  readonly #users = new Map<Readable['model'], number>();
  /** Replaced or pushed out while somebody used them. */
  readonly #retired = new Set<Readable['model']>();

  constructor(platform: Platform, backends: Backends) {
    this.#platform = platform;
    this.#backends = backends;
  }

  publish(publication: Publication): void {
    this.#published.delete(publication.run);
    this.#published.set(publication.run, publication);
    if (this.#published.size > mostModels) this.#published.delete(this.#published.keys().next().value ?? '');
    this.#snapshots.offer(publication);
  }

  /** Steps of a run that can be looked back on. */
  snapshotsOf(run: string): number[] {
    return this.#snapshots.stepsOf(run);
  }

  /**
   * Works with the language model meant, with its newest weights, which stay the same until the work is done. Throws when nothing
   * was published or saved, or a model of pairs was.
   */
  use<T>(reference: ModelReference, work: (readable: ReadableModel) => Promise<T>): Promise<T> {
    return this.#use(reference, (readable) => {
      if (readable.task !== 'document')
        throw new SentenceError(sentence('This is a model of pairs: it writes targets, not texts.'));
      return work(readable);
    });
  }

  /** As `use`, with a model of pairs. */
  usePairs<T>(reference: ModelReference, work: (readable: ReadablePairs) => Promise<T>): Promise<T> {
    return this.#use(reference, (readable) => {
      if (readable.task !== 'pairs')
        throw new SentenceError(sentence('This is the model of a text: it was not trained on pairs.'));
      return work(readable);
    });
  }

  async #use<T>(reference: ModelReference, work: (readable: Readable) => Promise<T>): Promise<T> {
    const readable = await this.#taken(reference);
    const { model } = readable;
    try {
      return await work(readable);
    } finally {
      const left = (this.#users.get(model) ?? 1) - 1;
      if (left > 0) this.#users.set(model, left);
      else this.#users.delete(model);
      if (left === 0 && this.#retired.delete(model)) model.dispose();
    }
  }

  /** Lets go of a model, of its run's weights and of what can be looked back on. */
  forget({ run, saved }: ModelReference): void {
    if (saved) this.#drop(saved.path);
    if (run === null) return;
    this.#published.delete(run);
    this.#snapshots.forget(run);
    this.#drop(run);
  }

  /** A checkpoint's place and what it holds: another window may write a newer one to the same place. */
  async #keyOf(saved: NonNullable<ModelReference['saved']>): Promise<string> {
    return `${saved.path}\0${await this.#platform.stamp(saved.path)}`;
  }

  /** Lets go of every model made from one place. */
  #drop(place: string): void {
    for (const [key, { model }] of this.#ready) {
      if (placeOf(key) !== place) continue;
      this.#ready.delete(key);
      this.#retire(model);
    }
  }

  async #taken({ run, saved, step }: ModelReference): Promise<Readable> {
    if (run !== null && step !== undefined) return this.#fromSnapshot(run, step);
    const publication = run === null ? undefined : this.#published.get(run);
    if (publication) return this.#fromPublication(publication);
    if (!saved) throw new SentenceError(sentence('There is no model of this document yet: train one first.'));
    const key = await this.#keyOf(saved);
    const ready = this.#ready.get(key);
    if (ready) return this.#take(key, ready);
    this.#drop(saved.path);
    return this.#create(key, publishedIn(await this.#platform.readFile(saved.path)));
  }

  async #fromPublication(publication: Publication): Promise<Readable> {
    const { run, step, parameters } = publication;
    const ready = this.#ready.get(run);
    if (ready?.step === step) return this.#take(run, ready);
    if (!ready || this.#users.has(ready.model)) {
      if (ready) this.#retire(ready.model);
      return this.#create(run, publication);
    }
    ready.model.writeParameters(parameters);
    return this.#take(run, { ...ready, step });
  }

  async #fromSnapshot(run: string, step: number): Promise<Readable> {
    const key = `${run}\0at ${step}`;
    const ready = this.#ready.get(key);
    if (ready) return this.#take(key, ready);
    const snapshot = this.#snapshots.find(run, step);
    if (!snapshot) throw new SentenceError(sentence('The weights of step {0} are no longer kept.', step));
    return this.#create(key, snapshot);
  }

  async #create(key: string, published: Published): Promise<Readable> {
    const backend = await this.#backends.best();
    const meanwhile = this.#ready.get(key);
    if (meanwhile?.step === published.step) return this.#take(key, meanwhile);
    const readable = createReadable(backend, published);
    const [oldest] = this.#ready;
    if (oldest && this.#ready.size >= mostModels) {
      this.#ready.delete(oldest[0]);
      this.#retire(oldest[1].model);
    }
    return this.#take(key, readable);
  }

  /** Lets go of a model, once nobody uses it any more. */
  #retire(model: Readable['model']): void {
    if (this.#users.has(model)) this.#retired.add(model);
    else model.dispose();
  }

  /** Counts one more user before anything else can happen to the model. */
  #take<R extends Readable>(key: string, readable: R): R {
    this.#ready.delete(key);
    this.#ready.set(key, readable);
    this.#users.set(readable.model, (this.#users.get(readable.model) ?? 0) + 1);
    return readable;
  }
}

/** The part of a key that stays the same when the model there is replaced. */
function placeOf(key: string): string {
  return key.split('\0')[0] ?? key;
}
