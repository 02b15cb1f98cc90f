import { openBackend } from './openBackend.ts';
import { runInProcess } from './runInProcess.ts';

const assets = new URL('.', import.meta.url);

process.exitCode = await runInProcess(process.argv.slice(2), {
  assets,
  openBackend: (engine) => openBackend(engine, assets),
});
