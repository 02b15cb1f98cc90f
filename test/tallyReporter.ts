import Mocha from 'mocha';

/** mocha's usual report, with why a test was tried once more, closed by the line that `npm test` adds up. */
export default class TallyReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options?: Mocha.MochaOptions) {
    super(runner, options);
    runner.on('retry', (test: Mocha.Test, error: Error) => {
      process.stdout.write(`    … ${test.title}, once more after\n${error.stack ?? error.message}\n`);
    });
  }

  override epilogue(): void {
    super.epilogue();
    process.stdout.write(`${this.stats.passes} passed, ${this.stats.failures} failed\n`);
  }
}
