/** Milliseconds without a keystroke after which a changed text is read anew. */
const pauseInTyping = 80;

/** Does one thing at a time: asked again meanwhile, it does it once more when done, and gives up what can be given up. */
export class Latest {
  readonly #work: (signal: AbortSignal) => Promise<void>;
  readonly #failed: (error: unknown) => void;
  #running = false;
  #again = false;
  #extra = new AbortController();
  #ended = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `signal` aborts only what the work does for precision's sake, once something newer is wanted. */
  constructor(work: (signal: AbortSignal) => Promise<void>, failed: (error: unknown) => void) {
    this.#work = work;
    this.#failed = failed;
  }

  /** As `run`, once nothing new came for a moment: while somebody types. */
  runSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.run(), pauseInTyping);
  }

  run(): void {
    clearTimeout(this.#timer);
    if (this.#ended) return;
    this.#extra.abort();
    if (this.#running) {
      this.#again = true;
      return;
    }
    void this.#loop();
  }

  end(): void {
    this.#ended = true;
    this.#again = false;
    clearTimeout(this.#timer);
    this.#extra.abort();
  }

  async #loop(): Promise<void> {
    this.#running = true;
    do {
      this.#again = false;
      this.#extra = new AbortController();
      try {
        await this.#work(this.#extra.signal);
      } catch (error) {
        if (!this.#ended && !this.#extra.signal.aborted) this.#failed(error);
      }
    } while (this.#again);
    this.#running = false;
  }
}
