import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { marksOf, type Marks, type Written } from './marks.ts';
import { recurrent } from './recurrent.ts';
import { fileTasks, generatedTasks, type Task } from './tasks.ts';

/*
 * What networks of pairs learn in how long, on pairs whose sources they have never seen, all by the command line, after `npm run build`:
 *   npx node bench/pairs/index.ts [FILE...] [--tasks dates,reverse,...] [--seeds 1,2,3] [--threads 2] [--steps N]
 * A JSON line for each task and seed, then one with the median of each task. Files are of pairs in any format the editor reads.
 * With steps every training ends after so many instead of its seconds: the same result on a busy machine.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    tasks: { type: 'string', default: Object.keys(generatedTasks).join() },
    seeds: { type: 'string', default: '1,2,3' },
    threads: { type: 'string', default: '2' },
    steps: { type: 'string' },
  },
});
const names = values.tasks.split(',').filter((name) => name !== '');
const tasks = [...names.map(taskNamed), ...positionals.flatMap(fileTasks)];
const seeds = values.seeds.split(',');
const folder = await mkdtemp(join(tmpdir(), 'recurrent-pairs-'));
try {
  for (const task of tasks) {
    const results: Result[] = [];
    for (const seed of seeds) {
      const result = await learn(task, seed);
      results.push(result);
      print({ task: task.name, seed: Number(seed), ...rounded(result) });
    }
    print({
      task: task.name,
      median: {
        exact: median(results.map(({ exact }) => exact)),
        aligned: results.some(({ aligned }) => aligned === null)
          ? null
          : median(results.map(({ aligned }) => aligned ?? 0)),
        chrF: median(results.map(({ chrF }) => chrF)),
      },
    });
  }
} finally {
  await rm(folder, { recursive: true });
}

interface Result extends Marks {
  readonly parameters: number;
  readonly steps: number;
  readonly seconds: number;
}

async function learn({ training, unseen, seconds, options }: Task, seed: string): Promise<Result> {
  const [file, model] = [join(folder, 'pairs.jsonl'), join(folder, 'model.safetensors')];
  // JSON Lines keep every character; a gold alignment is for judging alone.
  await writeFile(file, training.map(({ source, target }) => `${JSON.stringify([source, target])}\n`).join(''));
  const budget =
    values.steps === undefined ? ['--seconds', String(seconds)] : ['--seconds', '1e6', '--steps', values.steps];
  const lines = await recurrent([
    'train',
    file,
    '--task=pairs',
    `--out=${model}`,
    `--seed=${seed}`,
    `--threads=${values.threads}`,
    ...options,
    ...budget,
  ]);
  const { parameters } = lines[0] as { parameters: number };
  const done = lines.at(-1) as { steps: number; seconds: number };
  const asked = unseen.map(({ source }) => `${source}\n`).join('');
  const written = (await recurrent(['translate', model], asked)) as readonly Written[];
  return { parameters, steps: done.steps, seconds: done.seconds, ...marksOf(unseen, written) };
}

function taskNamed(name: string): Task {
  const make = generatedTasks[name];
  if (!make) throw new Error(`There is no task ${name}: ${Object.keys(generatedTasks).join(', ')}.`);
  return make();
}

/** The middle one, or the mean of the two in the middle. */
function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2;
}

/** Shares to a hundredth of a percent, so that a line can be read. */
function rounded({ byLength, seconds, ...result }: Result): object {
  const shares = Object.entries(result).map(([name, value]) => [
    name,
    value === null ? null : Number(value.toFixed(4)),
  ]);
  const lengths = byLength.map(({ length, sources, exact }) => `${length}: ${Math.round(exact * sources)}/${sources}`);
  return { seconds: Number(seconds.toFixed(1)), ...Object.fromEntries(shares), byLength: lengths.join(' ') };
}

function print(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
