/** Milliseconds within which a second signal is the same one, come by way of the process that started us. */
const echo = 500;

/** How a command is asked to come to its end early, so that it can keep what it has. */
export class Interruption {
  #controller: AbortController | null = null;

  /** From now on the first Ctrl-C or request to end aborts the signal instead of ending the process; a second one ends it at once. */
  readonly listen = (): AbortSignal => {
    const controller = new AbortController();
    this.#controller = controller;
    let first = Infinity;
    const onSignal = () => {
      const now = performance.now();
      if (now - first > echo) process.exit(130);
      first = Math.min(first, now);
      controller.abort();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
    // The process that started us anew is gone without a word.
    process.once('disconnect', onSignal);
    process.channel?.unref();
    return controller.signal;
  };

  /** Aborts the signal; false where nobody listens. */
  abort(): boolean {
    this.#controller?.abort();
    return this.#controller !== null;
  }
}
