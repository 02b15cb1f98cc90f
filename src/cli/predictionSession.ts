import { Predictor } from '../prediction/predictor.ts';
import { predictorParameters } from '../prediction/predictorParameters.ts';
import type { NetworkTraining, TrainedNetwork } from './trainNetwork.ts';
import { typedLetters } from './typedLetters.ts';

/** A request of the predictor protocol, each field checked when it is used. */
type Request = Readonly<Record<string, unknown>>;

/** Share of the time to train that is left for counting the document and practising on its end. */
const practiceShare = 0.15;
/** Less time than this is not worth starting a network for. */
const leastSeconds = 3;
/** What starting the process and handing over the document may take of the time. */
const startingSeconds = 0.4;
/** What reading on may take of the time for an answer. */
const millisecondsAtOnce = 2;

/** Trains a network on a document; null where it is too small for one. */
type Train = (text: string, training: NetworkTraining) => Promise<TrainedNetwork | null>;

/** One conversation in the predictor protocol: a document, what was learned of it, and the answers. */
export class PredictionSession {
  readonly #trainNetwork: Train;
  readonly #predictor = new Predictor(predictorParameters());
  #network: TrainedNetwork | null = null;
  /** Letters of the word at the end that are there already. */
  #typed = '';
  #closed = false;

  constructor(trainNetwork: Train) {
    this.#trainNetwork = trainNetwork;
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** Answers a line; what is wrong with it is an answer too. */
  async answer(line: string): Promise<object> {
    let id: unknown = null;
    try {
      const request = JSON.parse(line) as Request;
      id = request['id'] ?? null;
      return { id, ...(await this.#carryOut(request)) };
    } catch (error) {
      return { id, error: (error as Error).message };
    }
  }

  dispose(): void {
    this.#network?.dispose();
    this.#network = null;
  }

  async #carryOut(request: Request): Promise<object> {
    const predictor = this.#predictor;
    const { op } = request;
    if (op === 'open') return this.#open(request);
    if (op === 'append' || op === 'predict' || op === 'next') {
      const append = textOf(request, 'append', '');
      predictor.edit(predictor.length, 0, append);
      this.#typed = typedLetters(this.#typed + append);
      this.#readOn();
    }
    switch (op) {
      case 'append':
        return {};
      case 'predict': {
        const { prefix, candidates } = predictor.predict(predictor.length, numberOf(request, 'k', 5));
        // The predictor's words can begin later than the protocol's.
        const whole = (text: string) => this.#typed + text.slice(prefix.length);
        return { candidates: candidates.map(({ text, probability }) => ({ text: whole(text), p: probability })) };
      }
      case 'next': {
        const { probabilities, other } = predictor.next(predictor.length);
        return { p: Object.fromEntries(probabilities), other };
      }
      case 'close':
        this.#closed = true;
        return {};
      default:
        throw new Error(`There is no op ${JSON.stringify(op)}.`);
    }
  }

  async #open(request: Request): Promise<object> {
    const start = performance.now();
    const elapsed = () => (performance.now() - start) / 1000;
    const text = textOf(request, 'text');
    const seconds = numberOf(request, 'train_seconds', 0);
    this.dispose();
    const end = seconds - Math.max(startingSeconds, (practiceShare / 4) * seconds);
    const late = () => seconds > 0 && elapsed() > end;
    const forNetwork = (1 - practiceShare) * seconds - elapsed();
    const warning = seconds >= leastSeconds && forNetwork > 0 ? await this.#train(text, forNetwork, request) : null;
    this.#predictor.open(text);
    this.#typed = typedLetters(text);
    if (this.#network) this.#predictor.attachNetwork(this.#network.reader);
    while (!late() && this.#predictor.readOn());
    if (late()) this.#predictor.hurry();
    return {
      ok: true,
      train_seconds: elapsed(),
      name: 'recurrent',
      network: this.#network?.summary ?? null,
      advantage: this.#predictor.network?.advantage ?? null,
      warning,
    };
  }

  /** Reads what there was no time for when the document was opened, and what was appended since, a little with every answer. */
  #readOn(): void {
    const pause = performance.now() + millisecondsAtOnce;
    while (this.#predictor.readOn() && performance.now() < pause);
  }

  /** Trains a network; without one counts answer alone, and the sentence returned says why. */
  async #train(text: string, seconds: number, request: Request): Promise<string | null> {
    const threads = numberOf(request, 'threads', 1);
    const seed = numberOf(request, 'seed', 1);
    try {
      this.#network = await this.#trainNetwork(text, { unit: 'word', seconds, threads, seed });
    } catch (error) {
      return (error as Error).message;
    }
    return this.#network ? null : 'The document is too small for a network.';
  }
}

function textOf(request: Request, field: string, otherwise?: string): string {
  const value = request[field] ?? otherwise;
  if (typeof value !== 'string') throw new Error(`"${field}" must be a text.`);
  return value;
}

function numberOf(request: Request, field: string, otherwise: number): number {
  const value = request[field] ?? otherwise;
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0)
    throw new Error(`"${field}" must be a number.`);
  return value;
}
