/** Prints results as whole lines with a mark, by which the run outside tells them from what else an extension host says. */
export class LineReporter extends Mocha.reporters.Base {
  constructor(runner: Mocha.Runner) {
    super(runner);
    runner.on('pass', (test) => say(`  ✔ ${test.fullTitle()} (${test.duration ?? 0} ms)`));
    runner.on('fail', (test, error: Error) => say(`  ✘ ${test.fullTitle()}\n${error.stack ?? error.message}`));
    runner.on('end', () => say(`${this.stats.passes} passed, ${this.stats.failures} failed`));
  }
}

/** Prints what the run outside passes on. */
export function say(lines: string): void {
  // oxlint-disable-next-line no-console -- the console is how an extension host speaks to the run that started it
  for (const line of lines.split('\n')) console.log(`│${line}`);
}
