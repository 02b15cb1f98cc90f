import { runInProcess } from '../../../src/cli/runInProcess.ts';
import { leakyBackend } from '../engine/leakyBackend.ts';

/** `recurrent` as a process of its own, with an engine that needs no build. */
process.exitCode = await runInProcess(process.argv.slice(2), {
  assets: new URL('file:///nowhere/at/all/'),
  openBackend: () => Promise.resolve(leakyBackend),
});
