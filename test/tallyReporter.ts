import Mocha from 'mocha';

/** mocha's usual report, closed by the line that `npm test` adds up. */
export default class TallyReporter extends Mocha.reporters.Spec {
  override epilogue(): void {
    super.epilogue();
    process.stdout.write(`${this.stats.passes} passed, ${this.stats.failures} failed\n`);
  }
}
