import type { Backend } from '../engine/backend.ts';
import type { EngineName } from '../engine/configuration.ts';
import { sentence, type Sentence } from '../text/sentence.ts';
import { supportedTier } from '../wasm/builds.ts';
import type { Platform } from './platform.ts';

/** The engines of one thread, each started when it is first asked for and kept. */
export class Backends {
  readonly #platform: Platform;
  readonly #say: (sentence: Sentence) => void;
  #said = false;
  readonly #started = new Map<EngineName, Promise<Backend>>();

  /** `say` is told once when another engine than ours has to compute. */
  constructor(platform: Platform, say: (sentence: Sentence) => void = () => {}) {
    this.#platform = platform;
    this.#say = say;
  }

  /** Our kernels, or the reference engine where those cannot run. */
  best(): Promise<Backend> {
    const { engine, notes } = engineFor('wasm');
    if (!this.#said) notes.forEach(this.#say);
    this.#said = true;
    return this.get(engine);
  }

  get(engine: EngineName): Promise<Backend> {
    const known = this.#started.get(engine);
    if (known) return known;
    const starting = this.#platform.createBackend(engine);
    this.#started.set(engine, starting);
    // What failed once may work the next time: memory may be free again.
    starting.catch(() => this.#started.delete(engine));
    return starting;
  }
}

/** The engine that can compute here: our kernels need SIMD, which a few machines have not; the sentence says so. */
export function engineFor(wanted: EngineName): { readonly engine: EngineName; readonly notes: readonly Sentence[] } {
  if (wanted === 'tensorflow' || supportedTier() !== null) return { engine: wanted, notes: [] };
  const note = sentence('This machine has no WebAssembly SIMD: networks run on TensorFlow.js, which is much slower.');
  return { engine: 'tensorflow', notes: [note] };
}
