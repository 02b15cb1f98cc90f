import { chosenTests } from '#host';
import 'mocha/mocha.js';
import { LineReporter } from './lineReporter.ts';

/** What VS Code calls inside the extension host, Node or web; rejects where a test failed. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 120_000, reporter: LineReporter });
  mocha.grep(chosenTests);
  mocha.suite.emit('pre-require', globalThis, null, mocha);
  await import('host-tests');
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  mocha.run((failures) => (failures === 0 ? resolve() : reject(new Error(`${failures} host tests failed.`))));
  await promise;
}
