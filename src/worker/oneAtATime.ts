/** Lets one piece of work go on at a time, in the order they came. */
export class OneAtATime {
  #last: Promise<unknown> = Promise.resolve();

  /** Does the work once those before it have ended; rejects as soon as the signal aborts while it waits. */
  async run<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    const before = this.#last;
    const ended = Promise.withResolvers<void>();
    // Who gives up waiting lets nobody pass those before it.
    this.#last = Promise.all([before, ended.promise]);
    try {
      await unlessAborted(before, signal);
      return await work();
    } finally {
      ended.resolve();
    }
  }
}

async function unlessAborted(waited: Promise<unknown>, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const aborted = Promise.withResolvers<never>();
  const abort = () => aborted.reject(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  await Promise.race([waited, aborted.promise]);
  signal.removeEventListener('abort', abort);
}
