import { spawnGroup, endGroup } from '../processes.ts';

/** One part of `npm test`. */
export interface Step {
  readonly script: string;
  /** Longer than it ever takes: it is ended then, so that nothing hangs. */
  readonly seconds: number;
}

export interface StepResult {
  readonly script: string;
  readonly ok: boolean;
  readonly seconds: number;
  readonly passed: number;
  readonly failed: number;
}

/** Runs an npm script, tells what it prints and adds up its lines of the form `N passed, N failed`. */
export async function runStep({ script, seconds }: Step, tell: (text: string) => void): Promise<StepResult> {
  tell(`\n── ${script}\n`);
  const began = Date.now();
  const child = spawnGroup('npm', ['run', '--silent', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
    shell: process.platform === 'win32',
    env: { ...process.env, NO_UPDATE_NOTIFIER: '1' },
  });
  let printed = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    tell(text);
    printed += text;
  });
  const limit = setTimeout(() => {
    tell(`${script} was not done after ${seconds} s and is ended.\n`);
    void endGroup(child);
  }, seconds * 1000);
  const { promise, resolve, reject } = Promise.withResolvers<number | null>();
  child.once('error', reject);
  child.once('close', resolve);
  const code = await promise.finally(() => clearTimeout(limit));
  await endGroup(child);
  const { passed, failed } = tally(printed);
  // A step that was ended or that broke down without counting a failure is one itself.
  const broken = code !== 0 && failed === 0 ? 1 : 0;
  return { script, ok: code === 0, seconds: (Date.now() - began) / 1000, passed, failed: failed + broken };
}

function tally(printed: string): { readonly passed: number; readonly failed: number } {
  let passed = 0;
  let failed = 0;
  for (const [, more, less] of printed.matchAll(/^(\d+) passed, (\d+) failed$/gm)) {
    passed += Number(more);
    failed += Number(less);
  }
  return { passed, failed };
}
