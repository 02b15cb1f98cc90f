import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { temporaryFolder } from '../scripts/temporary.ts';

/**
 * Whether memory grows with training time: resident megabytes of `recurrent train` on a generated document, sampled all along (Linux).
 * `npm run build` first; then `npx node bench/memory.ts [MINUTES] [THREADS]`, 20 minutes on one thread where nothing is said.
 */
const [minutes = 20, threads = 1] = process.argv.slice(2).map(Number);

/** What is taken in while a run starts, and compiled, is not yet its size. */
const SETTLED_SECONDS = 60;
const SAMPLE_SECONDS = 5;

const folder = temporaryFolder('bench');
const file = join(folder, 'document.txt');
const words = ['one', 'river', 'of', 'many', 'letters', 'runs', 'under', 'the', 'old', 'bridge'];
const text = Array.from({ length: 40_000 }, (_, i) => words[((i * i + 3 * i) % 97) % words.length])
  .join(' ')
  .replace(/bridge /g, 'bridge\n');
await writeFile(file, text);

const engine = fileURLToPath(new URL('../dist/engine/cli.js', import.meta.url));
const trained = spawn(
  process.execPath,
  [engine, 'train', file, '--seconds', String(60 * minutes), '--threads', String(threads), '--json'].concat([
    '--out',
    join(folder, 'model.safetensors'),
  ]),
  { stdio: ['ignore', 'pipe', 'inherit'] },
);
let steps = 0;
trained.stdout.on('data', (chunk: Buffer) => {
  const found = /.*"step":(\d+)/.exec(chunk.toString());
  if (found) steps = Number(found[1]);
});
const ended = new Promise<void>((resolve) => trained.once('exit', () => resolve()));
const running = { is: true };
void ended.then(() => (running.is = false));

const start = performance.now();
const samples: number[] = [];
while (running.is) {
  await Promise.race([ended, wait(1000 * SAMPLE_SECONDS)]);
  const seconds = (performance.now() - start) / 1000;
  const status = await readFile(`/proc/${trained.pid}/status`, 'utf8').catch(() => '');
  const kilobytes = /VmRSS:\s+(\d+)/.exec(status)?.[1];
  if (kilobytes === undefined || seconds < SETTLED_SECONDS) continue;
  samples.push(Number(kilobytes) / 1024);
}

const tenth = Math.ceil(samples.length / 10);
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const [first, last] = [mean(samples.slice(0, tenth)), mean(samples.slice(-tenth))];
const range = `${Math.min(...samples).toFixed(0)} to ${Math.max(...samples).toFixed(0)} MB`;
const growth = `${((last / first - 1) * 100).toFixed(1)} %`;
process.stdout.write(
  `${minutes} minutes, ${steps} steps, threads ${threads}: resident ${range}; the last tenth is ${growth} above the first\n`,
);
