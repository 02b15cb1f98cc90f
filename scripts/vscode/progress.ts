import { globSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Prints what is being done, and how much is there already while it takes its time. */
export async function withProgress<T>(what: string, folder: string, work: () => Promise<T>): Promise<T> {
  process.stdout.write(`${what} …\n`);
  const began = Date.now();
  const timer = setInterval(() => {
    process.stdout.write(`  ${megabytes(folder)} MB after ${seconds(began)} s\n`);
  }, 5000);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    process.stdout.write(`  ${seconds(began)} s\n`);
  }
}

function seconds(since: number): number {
  return Math.round((Date.now() - since) / 1000);
}

function megabytes(folder: string): number {
  const bytes = globSync(join(folder, '**/*')).reduce(
    (sum, file) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
  return Math.round(bytes / 1e6);
}
