/** Milliseconds within which a second signal is the same one, come by way of the process that started us. */
const echo = 500;

/**
 * Aborts at the first Ctrl-C or request to end, so that a command can keep what it has; a second one ends the process at once.
 */
export function interruption(): AbortSignal {
  const controller = new AbortController();
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
}
