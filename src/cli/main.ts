import { interruption } from './interruption.ts';
import { runCommandLine } from './commandLine.ts';
import { openBackend } from './openBackend.ts';

const assets = new URL('.', import.meta.url);

// Whoever reads our output may have seen enough of it.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

process.exitCode = await runCommandLine(process.argv.slice(2), {
  stdout: process.stdout,
  stderr: process.stderr,
  interruption,
  assets,
  openBackend: (engine) => openBackend(engine, assets),
});
