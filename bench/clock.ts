/** Whether processor time counts instead of the time that passes: what is fair for one thread while others use the machine. */
export const countsProcessorTime = process.argv.includes('--processor-time');

/** Milliseconds. */
export function now(): number {
  if (!countsProcessorTime) return performance.now();
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
